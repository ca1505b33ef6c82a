import { expect, test } from 'vitest'
import type { Client, TestApi } from '../support/api.ts'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const at = (day: number) => new Date(Date.UTC(2025, 2, day, 10)).toISOString()

async function withTwoAddresses() {
  const api = await testApi()
  await sayMail(api, [
    {
      id: '1',
      who: 'Doreen Hepworth <doreen@post.example>',
      text: 'Thank you so much, I am delighted with it!',
      at: at(1),
    },
    {
      id: '2',
      who: 'd.hepworth@office.example',
      text: 'Still waiting, this is unacceptable.',
      subject: 'Order',
      at: at(2),
    },
  ])
  const client = await api.as('agent')
  const { rows } = await client.overview.people.list({ sort: 'name', order: 'asc' })
  return { api, client, rows }
}

const namesOf = async (client: Client) =>
  (await client.overview.people.list({ sort: 'name', order: 'asc' })).rows.map(({ name }) => name)

async function said(api: TestApi, id: string) {
  const { rows } = await api.platform.pool.query<{ address: string }>(
    `SELECT sender ->> 'address' AS address FROM messages WHERE contact_id = $1 ORDER BY sent_at`,
    [id],
  )
  return rows.map(({ address }) => address)
}

test('contacts come from mail, with their company', async () => {
  const { rows } = await withTwoAddresses()
  expect(rows.map(({ name, address, company }) => [name, address, company?.name])).toEqual([
    ['D Hepworth', 'd.hepworth@office.example', 'Office'],
    ['Doreen Hepworth', 'doreen@post.example', undefined],
  ])
})

test('a contact is renamed, and given and relieved of a company', async () => {
  const { client, rows } = await withTwoAddresses()
  const id = rows[0]?.id as never
  const named = await client.contacts.update({ id, name: 'Dorothy', companyName: 'Harbour Bakery' })
  expect([named.name, named.company?.name]).toEqual(['Dorothy', 'Harbour Bakery'])
  expect((await client.overview.people.list({ search: 'bakery doro' })).rows).toHaveLength(1)
  expect((await client.contacts.update({ id, companyName: '' })).company).toBeNull()
  await expect(client.contacts.update({ id, name: ' ' })).rejects.toMatchObject({ status: 400 })
})

test('a merge brings everything together, and its undoing parts it again', async () => {
  const { api, client, rows } = await withTwoAddresses()
  const [other, kept] = rows as [(typeof rows)[number], (typeof rows)[number]]
  const before = {
    kept: await client.emotion.timeline({ contactId: kept.id }),
    other: await client.emotion.timeline({ contactId: other.id }),
  }
  const merge = await client.contacts.merges.create({ id: kept.id, mergedId: other.id })
  await api.settle()
  expect(await namesOf(client)).toEqual(['Doreen Hepworth'])
  expect((await client.contacts.get({ id: other.id })).mergedIntoId).toBe(kept.id)
  expect(await said(api, kept.id)).toEqual(['doreen@post.example', 'd.hepworth@office.example'])
  expect((await client.emotion.timeline({ contactId: kept.id })).points).toHaveLength(2)
  expect((await client.conversations.list({ contactId: kept.id })).rows).toHaveLength(2)

  await sayMail(api, [
    {
      id: '3',
      who: 'd.hepworth@office.example',
      text: 'And still nothing!',
      answers: '2',
      subject: 'Order',
      at: at(3),
    },
  ])
  expect(await said(api, kept.id)).toHaveLength(3)

  expect(await client.contacts.merges.list({ id: kept.id })).toMatchObject([{ id: merge.id, mergedName: 'D Hepworth' }])
  await client.contacts.merges.undo({ id: merge.id })
  await api.settle()
  expect(await namesOf(client)).toEqual(['D Hepworth', 'Doreen Hepworth'])
  expect(await said(api, other.id)).toEqual(['d.hepworth@office.example', 'd.hepworth@office.example'])
  expect(await client.emotion.timeline({ contactId: kept.id })).toEqual(before.kept)
  const points = (await client.emotion.timeline({ contactId: other.id })).points
  expect(points.slice(0, 1)).toEqual(before.other.points)
  expect(points).toHaveLength(2)
  await expect(client.contacts.merges.undo({ id: merge.id })).rejects.toMatchObject({ status: 409 })
})

test('a merge obeys the last word on consent', async () => {
  const { api, client, rows } = await withTwoAddresses()
  const [other, kept] = rows as [(typeof rows)[number], (typeof rows)[number]]
  await client.privacy.consents.record({ contactId: other.id, purpose: 'emotional_insight', state: 'withdrawn' })
  await api.settle()
  const merge = await client.contacts.merges.create({ id: kept.id, mergedId: other.id })
  await api.settle()
  expect((await client.emotion.timeline({ contactId: kept.id })).points).toEqual([])
  await client.contacts.merges.undo({ id: merge.id })
  await api.settle()
  expect((await client.emotion.timeline({ contactId: kept.id })).points).toHaveLength(1)
  expect((await client.emotion.timeline({ contactId: other.id })).points).toEqual([])
})

test('a contact is not merged with itself, nor twice', async () => {
  const { client, rows } = await withTwoAddresses()
  const [other, kept] = rows as [(typeof rows)[number], (typeof rows)[number]]
  await expect(client.contacts.merges.create({ id: kept.id, mergedId: kept.id })).rejects.toMatchObject({ status: 400 })
  await client.contacts.merges.create({ id: kept.id, mergedId: other.id })
  await expect(client.contacts.merges.create({ id: kept.id, mergedId: other.id })).rejects.toMatchObject({
    status: 409,
  })
})
