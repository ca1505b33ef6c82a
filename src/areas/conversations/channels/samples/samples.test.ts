import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { describe, expect, it, test } from 'vitest'
import { sampleMailbox, sampleOwnAddresses } from './index.ts'
import { renderMailbox } from './mailbox.ts'
import { parseStories } from './stories.ts'
import type { StoryConversation } from './stories.ts'

const folder = join(import.meta.dirname, '../../../../../samples/wrenfield/stories')
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
const storiesOf = (file: string) => parseStories(readFileSync(join(folder, file), 'utf8'))
const stories = files.flatMap(storiesOf)
const now = new Date('2026-03-31T16:00:00Z')
const dayMs = 86_400_000

const mailsIn = (mailbox: string): Promise<ParsedMail[]> =>
  Promise.all(
    mailbox
      .split(/^From .*\n/m)
      .slice(1)
      .map((mail) => simpleParser(mail.replace(/^>(>*From )/gm, '$1'))),
  )

const squeezed = (text = '') => text.replace(/\s+/g, ' ').trim()

describe.each(files)('the stories in %s', (file) => {
  test('are well-formed', () => {
    for (const { name, conversations } of storiesOf(file)) {
      expect(conversations, name).not.toHaveLength(0)
      for (const { subject, messages } of conversations) {
        const said = `${name}: ${subject}`
        expect(messages, said).not.toHaveLength(0)
        const minutes = messages.map(({ daysAgo, minute }) => minute - daysAgo * 1440)
        expect(minutes, `${said} goes from older to newer`).toEqual(minutes.toSorted((a, b) => a - b))
        for (const message of messages) {
          expect(message.text, said).not.toBe('')
          expect(message.daysAgo, said).toBeLessThanOrEqual(366)
          if (message.side === 'us' && !message.isAutomatic) expect(['Priya', 'Tom', 'Elin'], said).toContain(message.agent)
        }
      }
    }
  })
})

test('the stories are of many customers, each known by one address', () => {
  const addresses = new Set(stories.map(({ address }) => address))
  expect(addresses.size).toBe(stories.length)
  expect(stories.length).toBeGreaterThanOrEqual(60)
  const messages = stories.flatMap(({ conversations }) => conversations.flatMap((one) => one.messages))
  expect(messages.length).toBeGreaterThanOrEqual(600)
})

describe('parsing stories', () => {
  it('reads customers, companies, conversations and marks', () => {
    const text = `# Zoë Quill <zoe@quill.example>
company: Quill & Sons

## A question
> them 12d 09:14 [html] [attach a.jpg] [attach b.pdf]
Hello,

is it blue?

> auto us 12d 09:15
Thank you.
> us Elin 11d 10:00 [quote] [latin1]
It is.
`
    expect(parseStories(text)).toMatchObject([
      {
        ...{ name: 'Zoë Quill', address: 'zoe@quill.example', company: 'Quill & Sons' },
        conversations: [
          {
            subject: 'A question',
            messages: [
              { side: 'them', daysAgo: 12, minute: 554, isHtml: true, attached: ['a.jpg', 'b.pdf'], text: 'Hello,\n\nis it blue?' },
              { side: 'us', isAutomatic: true, agent: null, text: 'Thank you.' },
              { side: 'us', isAutomatic: false, agent: 'Elin', quotes: true, isLatin1: true, text: 'It is.' },
            ],
          },
        ],
      },
    ])
  })

  it.each([
    ['text before any customer', 'Hello', 1],
    ['a message before any subject', '# A <a@b.example>\n> them 1d 09:00', 2],
    ['an unknown mark', '# A <a@b.example>\n## S\n> them 1d 09:00 [loud]', 3],
    ['an impossible hour', '# A <a@b.example>\n## S\n> them 1d 24:00', 3],
    ['a real address', '# A <a@b.com>', 1],
  ])('refuses %s and names its line', (_, text, line) => {
    expect(() => parseStories(text)).toThrow(`Line ${line} `)
  })
})

describe('the sample mailbox', () => {
  it('gives back what the stories say', async () => {
    const mails = new Map((await mailsIn(await sampleMailbox(now))).map((mail) => [mail.messageId, mail]))
    const rendered = [...mails.values()]
    expect(rendered.length).toBe(stories.flatMap((story) => story.conversations.flatMap((one) => one.messages)).length)
    const bySender = Map.groupBy(rendered, (mail) => mail.from?.value[0]?.address)
    for (const story of stories) {
      const theirs = bySender.get(story.address) ?? []
      const told = story.conversations.flatMap(({ subject, messages }) =>
        messages.flatMap((message, place) => (message.side === 'them' ? [{ ...message, subject, place }] : [])),
      )
      expect(theirs.length).toBe(told.length)
      for (const { text, subject, place, daysAgo, attached, isList } of told) {
        const mail = theirs.find((one) => squeezed(one.text).startsWith(squeezed(text)) && one.subject?.endsWith(subject))
        expect(mail, `${story.name}: ${text}`).toBeDefined()
        expect(mail?.subject).toBe(place > 0 ? `Re: ${subject}` : subject)
        expect(mail?.from?.value[0]?.name).toBe(story.name)
        expect(Math.abs(daysAgo - (now.getTime() - (mail?.date?.getTime() ?? 0)) / dayMs)).toBeLessThan(1.1)
        expect(mail?.attachments.map(({ filename }) => filename)).toEqual(attached)
        expect([mail?.references ?? []].flat()).toHaveLength(place)
        expect(mail?.headers.has('list')).toBe(isList)
        if (place > 0) expect(mails.has(mail?.inReplyTo)).toBe(true)
      }
    }
  })

  it('is in order of time, before now, in ASCII, and the same for the same now', async () => {
    const mailbox = await sampleMailbox(now)
    expect(mailbox).toBe(await sampleMailbox(now))
    expect(mailbox).toMatch(/^[\n -~]*$/)
    const instants = [...mailbox.matchAll(/^Date: (.*)$/gm)].map(([, date = '']) => Date.parse(date))
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
    expect(instants.at(-1)).toBeLessThan(now.getTime())
  })

  it('has the same ids whenever it is made', async () => {
    const ids = (mailbox: string) => [...mailbox.matchAll(/^Message-ID: .*$/gm)].map(String).toSorted()
    const later = ids(await sampleMailbox(new Date(now.getTime() + 40 * dayMs)))
    expect(later).toEqual(ids(await sampleMailbox(now)))
    expect(new Set(later).size).toBe(later.length)
  })

  it('says whose the own addresses are', async () => {
    const [domain = ''] = sampleOwnAddresses
    for (const { from, to } of await mailsIn(await sampleMailbox(now)))
      expect([from, to].flat().filter((one) => one?.value[0]?.address?.endsWith(domain))).toHaveLength(1)
  })
})

describe('rendering', () => {
  const mark = { isHtml: false, isLatin1: false, isList: false, quotes: false, attached: [] }
  const them = { ...mark, side: 'them', agent: null, isAutomatic: false, daysAgo: 1, minute: 540, text: 'Hello' } as const
  const us = { ...them, side: 'us', agent: 'Elin', minute: 600, text: 'Hej' } as const
  const render = (messages: StoryConversation['messages'], at = now) =>
    mailsIn(
      renderMailbox(
        [{ name: 'Zoë', address: 'zoe@q.example', company: null, conversations: [{ subject: 'Señor – €', messages }] }],
        at,
      ),
    )

  it('quotes the message before', async () => {
    const [, answer] = await render([them, { ...us, quotes: true }])
    expect(answer?.text?.trim()).toBe('Hej\n\nOn 30 Mar 2026 at 09:00, Zoë <zoe@q.example> wrote:\n\n> Hello')
  })

  it('gives the offset of the wall clock in winter and in summer', () => {
    const story = (daysAgo: number) => [
      { name: 'Z', address: 'z@q.example', company: null, conversations: [{ subject: 'S', messages: [{ ...them, daysAgo }] }] },
    ]
    expect(renderMailbox(story(1), now)).toContain('Date: Mon, 30 Mar 2026 09:00:00 +0100')
    expect(renderMailbox(story(3), now)).toContain('Date: Sat, 28 Mar 2026 09:00:00 +0000')
  })

  it('moves what would lie ahead to minutes ago, in order', async () => {
    const early = new Date('2026-03-31T02:00:00Z')
    const mails = await render([{ ...them, daysAgo: 0 }, { ...us, daysAgo: 0, minute: 541 }, { ...them, daysAgo: 0, minute: 700 }], early)
    expect(mails.map(({ date }) => (early.getTime() - (date?.getTime() ?? 0)) / 60_000)).toEqual([24, 23, 3])
  })

  it.each(['Grüße – für 5 €', 'naïve café', 'Ω', 'From here\n>From there\n', '= =20 trailing ', 'x'.repeat(3000)])(
    'keeps %j in every form',
    async (text) => {
      for (const form of [{}, { isLatin1: true }, { isHtml: true }, { attached: ['a.jpg'] }]) {
        const [mail] = await render([{ ...them, ...form, text }])
        expect(squeezed(mail?.text)).toBe(squeezed(text))
        expect(mail?.subject).toBe('Señor – €')
      }
    },
  )

  it('marks what machines and lists send', async () => {
    const [opening, answer] = await render([{ ...us, agent: null, isAutomatic: true, minute: 1 }, { ...them, isAutomatic: true }])
    expect(opening?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(answer?.headers.get('auto-submitted')).toBe('auto-replied')
    const [news] = await render([{ ...us, agent: null, isAutomatic: true, isList: true }])
    expect(news?.headers.get('precedence')).toBe('bulk')
  })

  it('attaches files of the kind their names tell', async () => {
    const [mail] = await render([{ ...them, attached: ['a.jpg', 'b.pdf', 'c.png', 'd.txt', 'e.csv', 'f.bin'] }])
    expect(mail?.attachments.map(({ contentType }) => contentType)).toEqual([
      ...['image/jpeg', 'application/pdf', 'image/png', 'text/plain', 'text/csv', 'application/octet-stream'],
    ])
    expect(mail?.attachments.map(({ content }) => content.subarray(0, 4).toString('latin1'))).toEqual([
      ...['\xff\xd8\xff\xe0', '%PDF', '\x89PNG', 'Samp', 'samp', 'Samp'],
    ])
  })
})
