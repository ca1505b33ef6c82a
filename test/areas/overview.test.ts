import { expect, test } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../support/api.ts'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()
const who = (name: string) => `${name} <${name.toLowerCase()}@post.example>`

const mails = [
  {
    id: 'a1',
    who: who('Anna'),
    text: 'This is the third time I am writing. You promised the refund three weeks ago and still nobody answers.',
    at: ago(5),
  },
  {
    id: 'b1',
    who: who('Bert'),
    text: 'This is the third time I am writing. You promised the refund three weeks ago and still nobody answers.',
    at: ago(24 * 30),
  },
  {
    id: 'c1',
    who: who('Cora'),
    text: 'Thank you so much, I love it! You made my whole week.',
    at: ago(10),
    subject: 'Praise',
  },
  {
    id: 'd1',
    who: who('Dora'),
    text: 'Could you send me the invoice for March?',
    at: ago(3),
    subject: 'Kaffeemühle price',
  },
]

async function opened() {
  const api = await testApi()
  const client = await api.as('owner')
  return { api, client }
}

test('Today ranks who needs a person, shows who is delighted and counts what is new', async () => {
  const { api, client } = await opened()
  expect(await client.overview.today()).toMatchObject({ isEmpty: true, needs: [], delighted: [] })
  await sayMail(api, mails)
  const today = await client.overview.today()
  expect(today).toMatchObject({ isEmpty: false, toRead: 0, since: { at: null, messages: 4 } })
  expect(today.needs[0]).toMatchObject({ contact: { name: 'Anna' }, family: 'hurting' })
  expect(today.needs.map(({ need }) => need)).toEqual(today.needs.map(({ need }) => need).toSorted((a, b) => b - a))
  for (const { need, parts, quote } of today.needs) {
    expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(need)
    expect(mails[0]?.text).toContain(quote.replace('…', ''))
  }
  expect(today.delighted.map(({ contact }) => contact.name)).toEqual(['Cora'])
  await client.overview.visited()
  expect((await client.overview.today()).since).toMatchObject({
    at: expect.any(Date),
    messages: 0,
    hurting: 0,
    warm: 0,
  })
})

test('an answer that made it good takes somebody off the list of needs', async () => {
  const { api, client } = await opened()
  await sayMail(api, [
    ...mails.slice(0, 1),
    {
      id: 'a2',
      who: who('Anna'),
      text: 'We are sorry. The refund is on its way.',
      isOurs: true,
      answers: 'a1',
      at: ago(3),
    },
    { id: 'a3', who: who('Anna'), text: 'Thank you so much, that is wonderful of you!', answers: 'a2', at: ago(1) },
  ])
  expect((await client.overview.today()).needs).toEqual([])
})

async function everyone(client: Client, input: Parameters<Client['overview']['people']['list']>[0]) {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await client.overview.people.list({ ...input, limit: 2, cursor })
    names.push(...page.rows.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return names
}

test('people are sorted, filtered and paged without losing or repeating anybody', async () => {
  const { api, client } = await opened()
  await sayMail(api, mails)
  expect(await everyone(client, { sort: 'name', order: 'asc' })).toEqual(['Anna', 'Bert', 'Cora', 'Dora'])
  expect(await everyone(client, { sort: 'name', order: 'desc' })).toEqual(['Dora', 'Cora', 'Bert', 'Anna'])
  expect(await everyone(client, { sort: 'lastMessage' })).toEqual(['Dora', 'Anna', 'Cora', 'Bert'])
  const byMood = await everyone(client, { sort: 'mood', order: 'desc' })
  expect(byMood[0]).toBe('Cora')
  expect(byMood.toSorted()).toEqual(['Anna', 'Bert', 'Cora', 'Dora'])
  expect(await everyone(client, { search: 'CORA post' })).toEqual(['Cora'])
  expect(await everyone(client, { search: '100%_' })).toEqual([])
  expect(await everyone(client, { family: 'warm' })).toEqual(['Cora'])
  expect(await client.overview.people.count({ family: 'hurting' })).toEqual({ count: 2 })
  expect(await client.overview.people.count({})).toEqual({ count: 4 })
  await expect(client.overview.people.list({ cursor: 'nonsense' })).rejects.toMatchObject({ status: 400 })
})

test('a trend is shown while it tells of the last thirty days', async () => {
  const { api, client } = await opened()
  const from = (name: string, text: string, days: number) => ({
    ...{ id: `${name}${days}`, who: who(name), text, at: ago(24 * days) },
  })
  await sayMail(api, [
    from('Anna', 'Thank you so much, that is wonderful of you!', 50),
    from('Anna', 'This is unacceptable, I am furious.', 2),
    from('Bert', 'Thank you so much, that is wonderful of you!', 120),
    from('Bert', 'This is unacceptable, I am furious.', 70),
    from('Cora', 'This is unacceptable, I am furious.', 1),
  ])
  const { rows } = await client.overview.people.list({ sort: 'name', order: 'asc' })
  const [anna, bert, cora] = rows.map(({ mood }) => mood?.trend)
  expect(anna).toBeLessThan(0)
  expect(bert).toBeNull()
  expect(cora).toBeNull()
  const old = await client.emotion.mood({ contactId: rows[1]?.id as never })
  expect(old?.trend).toBeNull()
})

test('contacts of whom nothing was read come last, whichever way moods are sorted', async () => {
  const { api, client } = await opened()
  await sayMail(api, mails)
  const [anna] = (await client.overview.people.list({ search: 'anna' })).rows
  await client.privacy.consents.record({
    contactId: anna?.id as never,
    purpose: 'emotional_insight',
    state: 'withdrawn',
  })
  await api.settle()
  for (const order of ['asc', 'desc'] as const)
    expect((await everyone(client, { sort: 'mood', order })).at(-1)).toBe('Anna')
})

test('search finds contacts, companies and messages by the beginnings of words', async () => {
  const { api, client } = await opened()
  await sayMail(api, [
    ...mails,
    { id: 'e1', who: 'Eve <eve@harbour-bakery.example>', text: "It's the O'Brien grinder's fault." },
  ])
  const found = await client.overview.search({ words: 'harbour' })
  expect(found.companies).toMatchObject([{ name: 'Harbour Bakery' }])
  expect(found.contacts).toMatchObject([{ name: 'Eve' }])
  expect((await client.overview.search({ words: 'promis refund' })).messages).toHaveLength(2)
  await sayMail(api, [
    { id: 'a2', who: who('Anna'), text: 'I still wait for the promised refund.', answers: 'a1', at: ago(1) },
  ])
  expect((await client.overview.search({ words: 'promis refund' })).messages).toMatchObject([
    { contactName: 'Anna', matches: 2, snippet: expect.stringContaining('I still wait') },
    { contactName: 'Bert', matches: 1 },
  ])
  expect((await client.overview.search({ words: "o'brien" })).messages).toMatchObject([
    { contactName: 'Eve', direction: 'in' },
  ])
  expect((await client.overview.search({ words: 'kaffeemühle' })).messages).toMatchObject([
    { subject: 'Kaffeemühle price' },
  ])
  expect(await client.overview.search({ words: `'); DROP TABLE x; --` })).toMatchObject({ messages: [] })
})

test('news of a message arrives within a second', async () => {
  const { api, client } = await opened()
  const news = await client.overview.news()
  const heard: { kind: string; ms: number }[] = []
  let saidAt = 0
  const listening = (async () => {
    for await (const { kind } of news) {
      heard.push({ kind, ms: Date.now() - saidAt })
      if (kind === 'reading.made') break
    }
  })()
  await pause(300)
  saidAt = Date.now()
  await sayMail(api, mails.slice(0, 1))
  await listening
  expect(heard.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['contact.changed', 'message.received', 'reading.made']),
  )
})
