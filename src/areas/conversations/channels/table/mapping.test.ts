import { describe, expect, it } from 'vitest'
import { guessMapping, missingColumns } from './mapping.ts'

const guess = (columns: string[], ...rows: string[][]) =>
  guessMapping(
    columns,
    rows.map((cells) => new Map(columns.map((column, at) => [column, cells[at] ?? '']))),
  )

describe('guessing which column is which', () => {
  it.each([
    [
      'an English helpdesk',
      [
        'Ticket ID',
        'Message ID',
        'Customer Email',
        'Customer Name',
        'Created At',
        'Author Type',
        'Subject',
        'Body',
        'Channel',
      ],
      ['T1', 'm1', 'ann@post.example', 'Ann Lee', '2025-12-24 14:00', 'customer', 'Steam', 'It drips.', 'email'],
      {
        ...{ conversation: 'Ticket ID', externalId: 'Message ID', who: 'Customer Email', name: 'Customer Name' },
        ...{ when: 'Created At', direction: 'Author Type', subject: 'Subject', text: 'Body', channel: 'Channel' },
      },
    ],
    [
      'German',
      ['Absender', 'Datum', 'Betreff', 'Nachricht', 'Richtung', 'Vorgang', 'Kanal'],
      ['ann@post.example', '24.12.2025 14:00', 'Dampf', 'Es tropft.', 'eingehend', 'V1', 'Telefon'],
      {
        ...{ who: 'Absender', when: 'Datum', subject: 'Betreff', text: 'Nachricht', direction: 'Richtung' },
        ...{ conversation: 'Vorgang', channel: 'Kanal' },
      },
    ],
    [
      'French',
      ['Expéditeur', 'Nom', 'Envoyé le', 'Objet', 'Contenu', 'Sens'],
      ['ann@post.example', 'Ann', '24/12/2025', 'Vapeur', 'Ça goutte.', 'entrant'],
      { who: 'Expéditeur', name: 'Nom', when: 'Envoyé le', subject: 'Objet', text: 'Contenu', direction: 'Sens' },
    ],
    [
      'Dutch',
      ['Afzender', 'Verzonden op', 'Onderwerp', 'Bericht', 'Gesprek'],
      ['ann@post.example', '3 mrt 2025 om 08:15', 'Stoom', 'Het druppelt.', 'g1'],
      { who: 'Afzender', when: 'Verzonden op', subject: 'Onderwerp', text: 'Bericht', conversation: 'Gesprek' },
    ],
    [
      'Spanish',
      ['Correo electrónico', 'Nombre', 'Fecha', 'Asunto', 'Mensaje', 'Dirección'],
      ['ann@post.example', 'Ana', '24/12/2025', 'Vapor', 'Gotea.', 'recibido'],
      {
        who: 'Correo electrónico',
        name: 'Nombre',
        when: 'Fecha',
        subject: 'Asunto',
        text: 'Mensaje',
        direction: 'Dirección',
      },
    ],
    [
      'names of a programmer',
      ['id', 'fromEmail', 'createdAt', 'messageText', 'threadId', 'source'],
      ['1', 'ann@post.example', '1766584800', 'It drips.', 't1', 'whatsapp'],
      {
        externalId: 'id',
        who: 'fromEmail',
        when: 'createdAt',
        text: 'messageText',
        conversation: 'threadId',
        channel: 'source',
      },
    ],
    [
      'reviews',
      ['Review Date', 'Reviewer', 'Stars', 'Review Title', 'Review Text'],
      ['12/24/2025', 'ann88', '5', 'Lovely', 'It does not drip.'],
      { when: 'Review Date', who: 'Reviewer', subject: 'Review Title', text: 'Review Text' },
    ],
    [
      'names that say nothing',
      ['A', 'B', 'C', 'D'],
      [
        '2025-12-24 14:00',
        '17',
        'ann@post.example',
        'It drips, and it has been dripping since the day before yesterday.',
      ],
      { when: 'A', who: 'C', text: 'D' },
    ],
  ])('knows %s', (_, columns, row, expected) => {
    expect(guess(columns, row)).toEqual(expected)
  })

  it('prefers the column that holds addresses', () => {
    expect(guess(['From', 'Reply address'], ['Ann Lee', 'x'], ['Bo', 'y']).who).toBe('From')
    expect(guess(['Customer', 'Email'], ['Ann Lee', 'ann@post.example']).who).toBe('Email')
  })

  it('tells a type of channel from a type of direction', () => {
    expect(guess(['type'], ['inbound'], ['outbound'])).toEqual({ direction: 'type' })
    expect(guess(['type'], ['phone'], ['email'])).toEqual({ channel: 'type' })
    expect(guess(['type'], ['urgent'], ['normal'])).toEqual({})
  })

  it('takes no number that returns for the number of a message', () => {
    expect(guess(['id'], ['1'], ['2'])).toEqual({ externalId: 'id' })
    expect(guess(['id'], ['1'], ['1'])).toEqual({})
  })

  it('goes by names where there are no rows', () => {
    expect(guess(['email', 'date', 'text', 'id'])).toEqual({
      who: 'email',
      when: 'date',
      text: 'text',
      externalId: 'id',
    })
  })

  it('says what is missing', () => {
    expect(missingColumns(guess(['email', 'note']))).toEqual(['when'])
    expect(missingColumns({})).toEqual(['who', 'when', 'text'])
  })
})
