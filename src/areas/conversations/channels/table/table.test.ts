import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import type { Found } from '../../domain/incoming.ts'
import { isTableName, previewTable, readTable } from './index.ts'
import type { Mapping } from './mapping.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (content: string | Buffer, name = 'table.csv') => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return { path, name, size: statSync(path).size }
}

const collect = async (found: AsyncIterable<Found>): Promise<Found[]> => {
  const all: Found[] = []
  for await (const one of found) all.push(one)
  return all
}

type Options = { name?: string; mapping?: Mapping; timeZone?: string; signal?: AbortSignal }
const read = async (content: string | Buffer, { name, mapping = {}, timeZone, signal }: Options = {}) =>
  collect(readTable(fileOf(content, name), { mapping, timeZone: timeZone ?? null, signal }))

const messagesOf = (found: Found[]) => found.flatMap((one) => (one.kind === 'message' ? [one.message] : []))
const asideOf = (found: Found[]) => found.flatMap((one) => (one.kind === 'set-aside' ? [one] : []))
const texts = (found: Found[]) => messagesOf(found).map(({ text }) => text)

const said = 'who,when,text\nann@post.example,2025-12-24 14:00,Grüße – für 5 € “heute”\n'

describe('a table', () => {
  it.each(['a.csv', 'A.TSV', 'b.jsonl', 'c.ndjson'])('is known by its name: %s', (name) => {
    expect(isTableName(name)).toBe(true)
  })
  it.each(['a.mbox', 'csv', 'a.csv.zip', 'a.json'])('is not %s', (name) => {
    expect(isTableName(name)).toBe(false)
  })

  it.each([
    ['UTF-8', Buffer.from(said)],
    ['UTF-8 with its mark', iconv.encode(said, 'utf-8', { addBOM: true })],
    ['UTF-16, little end first', iconv.encode(said, 'utf-16le', { addBOM: true })],
    ['UTF-16, big end first', iconv.encode(said, 'utf-16be', { addBOM: true })],
    ['Windows-1252', iconv.encode(said, 'windows-1252')],
  ])('is read in %s', async (_, bytes) => {
    expect(texts(await read(bytes))).toEqual(['Grüße – für 5 € “heute”'])
    expect((await previewTable(fileOf(bytes))).columns).toEqual(['who', 'when', 'text'])
  })

  it('may hold a character where the bytes that tell the encoding end', async () => {
    const head = `${said}ann@post.example,2025-12-24 14:01,`
    const long = head + 'x'.repeat(2 ** 20 - 1 - Buffer.byteLength(head)) + 'ü'
    expect(texts(await read(long))[1]?.endsWith('xü')).toBe(true)
  })

  it.each([',', ';', '\t', '|'])('may be parted by %j', async (mark) => {
    const rows = [
      ['who', 'when', 'text', 'name'],
      ['ann@post.example', '2025-12-24', '"a, b; c | d"', 'Ann'],
      ['bo@post.example', '2025-12-25', '"He said ""no"".\nThen; he, left."', 'Bo'],
    ]
    for (const lineEnd of ['\n', '\r\n', '\r'])
      expect(texts(await read(rows.map((cells) => cells.join(mark)).join(lineEnd)))).toEqual([
        ...['a, b; c | d', 'He said "no".\nThen; he, left.'],
      ])
  })

  it('may have blank, short and long rows, and quotation marks where they do not belong', async () => {
    const found = await read(
      '\n who ,when,text,subject\na@b.example,2025-12-24,Hi\n\n,,,\nc@d.example,2025-12-24,5" pipe,S,more,more\ne@f.example,2025-12-24,"so" he said,S\n',
    )
    expect(texts(found)).toEqual(['Hi', '5" pipe', '"so" he said'])
    expect(found.map(({ position }) => position)).toEqual([3, 6, 7])
    expect(found.every(({ unit, file }) => unit === 'row' && file === 'table.csv')).toBe(true)
  })

  it('may begin with a blank row, whatever parts it', async () => {
    expect(texts(await read('\n;;\nwho;when;text\na@b.example;2025-12-24;Hi, you\n'))).toEqual(['Hi, you'])
  })

  it('gives columns without a name of their own one', async () => {
    const { columns, rows } = await previewTable(fileOf('when,,when,__proto__,when (2)\n1,2,3,4,5\n'))
    expect(columns).toEqual(['when', 'Column 2', 'when (2)', '__proto__', 'when (2) (2)'])
    expect(Object.values(rows[0] ?? {})).toEqual(['1', '2', '3', '4', '5'])
  })

  it('keeps what comes before a quotation mark that is never closed', async () => {
    const found = await read('who,when,text\na@b.example,2025-12-24,Hi\na@b.example,2025-12-24,"Ho\n')
    expect(texts(found)).toEqual(['Hi'])
    expect(asideOf(found)).toMatchObject([
      { position: 3, reason: { pattern: expect.stringContaining('never closed') } },
    ])
  })

  it('tells how much of the file has been read', async () => {
    const found = await read(said)
    expect(found.at(-1)?.bytesRead).toBe(Buffer.byteLength(said))
  })

  it('stops when it is told to', async () => {
    await expect(read(said, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  })

  it('is nothing when it is empty', async () => {
    expect(await previewTable(fileOf(''))).toEqual({
      columns: [],
      rows: [],
      mapping: {},
      missing: ['who', 'when', 'text'],
    })
    await expect(read('')).rejects.toThrow('Say which column tells who')
  })
})

describe('a table beyond measure', () => {
  it('has too many columns', async () => {
    const columns = Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(',')
    await expect(previewTable(fileOf(columns))).rejects.toMatchObject({ kind: 'invalid', values: { count: 1_000_000 } })
  })

  it.each(['table.csv', 'table.jsonl'])('has a row of 50 MB: %s', async (name) => {
    const file = fileOf(`${'x'.repeat(10)}\n"${'y'.repeat(50_000_000)}`, name)
    await expect(previewTable(file)).rejects.toMatchObject({ kind: 'invalid', values: { row: 2, mebibytes: 16 } })
  })
})

describe('JSON Lines', () => {
  const name = 'table.jsonl'

  it('may be nested, with columns that come later', async () => {
    const lines = [
      { from: { email: 'ann@post.example', name: 'Ann' }, created_at: 1766584800, body: 'Hi' },
      {
        from: { email: 'bo@post.example' },
        created_at: '2025-12-24T14:00:00Z',
        body: 'Ho',
        channel: 'phone',
        tags: ['a', 'b'],
      },
    ]
    const file = fileOf(lines.map((line) => JSON.stringify(line)).join('\r\n'), name)
    const { columns, rows, mapping } = await previewTable(file)
    expect(columns).toEqual(['from.email', 'from.name', 'created_at', 'body', 'channel', 'tags'])
    expect(rows[1]).toMatchObject({ 'from.name': '', tags: 'a, b' })
    expect(mapping).toEqual({
      who: 'from.email',
      name: 'from.name',
      when: 'created_at',
      text: 'body',
      channel: 'channel',
    })
    const messages = messagesOf(await collect(readTable(file, { mapping, timeZone: null })))
    expect(messages.map(({ channel, from }) => [channel, from.name])).toEqual([
      ['chat', 'Ann'],
      ['call', ''],
    ])
  })

  it('sets aside a line that is no object, and goes on', async () => {
    const line = JSON.stringify({ who: 'a@b.example', when: '2025-12-24', text: 'Hi' })
    const found = await read([line, 'nope', '[1]', '', '"x"', `${'{"a":'.repeat(100_000)}`, line].join('\n'), { name })
    expect(texts(found)).toEqual(['Hi', 'Hi'])
    expect(asideOf(found).map(({ position }) => position)).toEqual([2, 3, 5, 6])
    expect(asideOf(found)[0]).toMatchObject({ raw: { bytes: Buffer.from('nope') }, reason: { values: {} } })
  })
})

describe('a row', () => {
  const columns = 'who,name,when,text,direction,channel,conversation,subject,id'
  const row = async (cells: string, options?: Options) => (await read(`${columns}\n${cells}\n`, options))[0]

  it('becomes a message of the contact', async () => {
    const found = await row('Ann <ANN@Post.example>,,2025-12-24 14:00,Hi,Customer,WhatsApp,c1,Steam,m1')
    expect(found).toMatchObject({
      ...{ kind: 'message', position: 2 },
      message: {
        ...{
          channel: 'chat',
          externalId: 'table:m1',
          direction: 'in',
          to: [],
          subject: 'Steam',
          text: 'Hi',
          html: null,
        },
        ...{
          from: { name: 'Ann', address: 'ann@post.example' },
          conversationKey: 'c1',
          automatic: null,
          references: [],
        },
        ...{ statedAt: new Date('2025-12-24T14:00:00Z'), receivedAt: null, attachments: [] },
      },
    })
  })

  it('becomes one of ours to the contact', async () => {
    expect(await row('+44 7700 900123,Ann Lee,2025-12-24 14:00,Hi,agent,sms,,,')).toMatchObject({
      message: {
        ...{ direction: 'out', from: { name: '', address: '' }, to: [{ name: 'Ann Lee', address: '+44 7700 900123' }] },
        ...{ conversationKey: null, externalId: expect.stringMatching(/^sha256:[\da-f]{64}$/) },
      },
    })
  })

  it.each([
    ['mailto:ann@post.example', 'ann@post.example'],
    ['"Lee, Ann" <ann@post.example>', 'ann@post.example'],
    ['tel:+447700900123', '+447700900123'],
    ['@AnnLee', '@annlee'],
    ['Ann Lee', 'Ann Lee'],
  ])('is by %s', async (who, address) => {
    expect(await row(`"${who.replaceAll('"', '""')}",,2025-12-24,Hi,,,,,`)).toMatchObject({
      message: { from: { address } },
    })
  })

  it.each([
    ...([
      ['E-Mail', 'email'],
      ['Phone call', 'call'],
      ['Trustpilot review', 'social'],
      ['NPS', 'survey'],
      ['Support ticket', 'ticket'],
      ['Facebook Messenger', 'chat'],
      ['carrier pigeon', 'chat'],
      ['', 'chat'],
    ] as const),
  ])('was said where %j says', async (word, channel) => {
    expect(await row(`a@b.example,,2025-12-24,Hi,,${word},,,`, { mapping: { ...all } })).toMatchObject({
      message: { channel },
    })
  })

  it.each([
    ...['in', 'Inbound', 'incoming', 'CUSTOMER', 'end-user', 'received'].map((word) => [word, 'in'] as const),
    ...['out', 'Outbound', 'agent', 'Staff', 'sent', 'reply'].map((word) => [word, 'out'] as const),
    ...['', 'sideways'].map((word) => [word, null] as const),
  ])('went the way that %j says', async (word, direction) => {
    const found = await row(`a@b.example,,2025-12-24,Hi,${word},,,,`, { mapping: { ...all } })
    expect(found).toMatchObject({ message: { direction } })
  })

  it.each([
    ['no sender', ' ,,2025-12-24,Hi,,,,,', 'Column “{column}” does not say who', { column: 'who', value: '' }],
    ['a sender without end', `${'x'.repeat(400)},,2025-12-24,Hi,,,,,`, 'too long', { column: 'who' }],
    ['no text', 'a@b.example,,2025-12-24, ,,,,,', 'is empty', { column: 'text' }],
    ['no date', 'a@b.example,,,Hi,,,,,', 'is empty', { column: 'when' }],
    ['an odd date', 'a@b.example,,soon,Hi,,,,,', 'is not a date', { column: 'when', value: 'soon' }],
  ])('is set aside for %s', async (_, cells, words, values) => {
    const found = await row(cells, { mapping: { ...all } })
    expect(found).toMatchObject({ kind: 'set-aside', reason: { pattern: expect.stringContaining(words), values } })
    expect(found).toMatchObject({ position: 2, reason: { pattern: expect.not.stringContaining('Row') } })
  })

  it('is the same message in another file and form, and another one with another text', async () => {
    const [first, second, third] = messagesOf([
      ...(await read('who,when,text\na@b.example,2025-12-24 14:00,Hi\n')),
      ...(await read('{"text":"Hi","email":"A@B.example","date":"24.12.2025 14:00"}', { name: 'other.jsonl' })),
      ...(await read('who,when,text\na@b.example,2025-12-24 14:00,Ho\n')),
    ]).map(({ externalId }) => externalId)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })
})

const all: Mapping = {
  ...{ who: 'who', name: 'name', when: 'when', text: 'text', direction: 'direction', channel: 'channel' },
  ...{ conversation: 'conversation', subject: 'subject', externalId: 'id' },
}

describe('a whole file', () => {
  it('has one order of day and month', async () => {
    const dates = (...cells: string[]) =>
      `who,when,text\n${cells.map((cell, at) => `a@b.example,${cell},t${at}\n`).join('')}`
    const days = async (table: string) =>
      messagesOf(await read(table)).map(({ statedAt }) => statedAt?.toISOString().slice(5, 10))
    expect(await days(dates('3/4/2025', '12/24/2025'))).toEqual(['03-04', '12-24'])
    expect(await days(dates('3/4/2025', '24/12/2025'))).toEqual(['04-03', '12-24'])
    expect(await days(dates('3/4/2025'))).toEqual(['04-03'])
  })

  it('is in one time zone, where no offset says otherwise', async () => {
    const table = 'who,when,text\na@b.example,2025-12-24 14:00,Hi\na@b.example,2025-12-24 14:00Z,Ho\n'
    const instants = messagesOf(await read(table, { timeZone: 'America/New_York' })).map(({ statedAt }) =>
      statedAt?.toISOString(),
    )
    expect(instants).toEqual(['2025-12-24T19:00:00.000Z', '2025-12-24T14:00:00.000Z'])
  })

  it('is read by the columns that are chosen', async () => {
    const table = 'email,other,date,text,more\na@b.example,c@d.example,2025-12-24,Hi,Ho\n'
    const [message] = messagesOf(await read(table, { mapping: { who: 'other', when: 'date', text: 'more' } }))
    expect(message).toMatchObject({ from: { address: 'c@d.example' }, text: 'Ho' })
    await expect(read(table, { mapping: { who: 'email', when: 'date' } })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(read(table, { mapping: { who: 'email', when: 'date', text: 'gone' } })).rejects.toThrow(
      'no column “gone”',
    )
  })

  it('is shown by its first rows, cells cut', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `a${at}@b.example,2025-12-24,${'long '.repeat(200)}`)
    const preview = await previewTable(fileOf(`who,when,text\n${rows.join('\n')}`))
    expect(preview.rows).toHaveLength(20)
    expect(preview.rows[0]?.['text']).toHaveLength(500)
    expect(preview).toMatchObject({ mapping: { who: 'who', when: 'when', text: 'text' }, missing: [] })
  })

  it('comes in whole: a thousand rows', async () => {
    const at = (row: number) => new Date(Date.UTC(2025, 0, 1, 8) + row * 3_600_000)
    const rows = Array.from({ length: 1000 }, (_, row) =>
      [
        `customer${row % 70}@post.example`,
        at(row).toISOString(),
        `"Message ${row},\nsecond line"`,
        row % 3 ? 'in' : 'out',
      ].join(','),
    )
    const messages = messagesOf(await read(`email,date,text,direction\n${rows.join('\n')}\n`))
    expect(messages.map(({ text }) => text)).toEqual(rows.map((_, row) => `Message ${row},\nsecond line`))
    expect(messages.map(({ statedAt }) => statedAt)).toEqual(rows.map((_, row) => at(row)))
    expect(new Set(messages.map(({ externalId }) => externalId)).size).toBe(1000)
    expect(messages.filter(({ direction }) => direction === 'out')).toHaveLength(334)
  })

  it('never throws, whatever stands in its cells', async () => {
    const columns = Object.values(all)
    const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: columns.length, maxLength: columns.length })
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 20 }), async (rows) => {
        const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
        const csv = [columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n')
        const json = rows.map((row) =>
          JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at]]))),
        )
        expect(await read(csv, { mapping: all })).toHaveLength(filled.length)
        expect(await read(json.join('\n'), { mapping: all, name: 'table.jsonl' })).toHaveLength(rows.length)
      }),
      { numRuns: 60 },
    )
  })
})
