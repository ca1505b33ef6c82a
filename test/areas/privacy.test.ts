import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const mails = [
  { id: '1', who: 'doreen@post.example', text: 'I am furious, this is the third time it broke!' },
  { id: '2', who: 'norman@post.example', text: 'Thank you so much, it is wonderful.' },
]

async function opened() {
  const api = await testApi()
  const owner = await api.as('owner')
  return { api, owner, people: async () => (await owner.overview.people.list({ sort: 'name', order: 'asc' })).rows }
}

test('emotion is read by default, and withdrawal erases what was read', async () => {
  const { api, owner, people } = await opened()
  await sayMail(api, mails)
  const [doreen] = await people()
  expect(doreen?.mood).not.toBeNull()
  const contactId = doreen?.id as never
  await owner.privacy.consents.record({
    contactId,
    purpose: 'emotional_insight',
    state: 'withdrawn',
    how: 'asked by phone',
  })
  await api.settle()
  expect((await people())[0]?.mood).toBeNull()
  const { rows } = await api.platform.pool.query('SELECT FROM readings WHERE contact_id = $1', [contactId])
  expect(rows).toHaveLength(0)
  await sayMail(api, [{ id: '3', who: 'doreen@post.example', text: 'I am very angry now.' }])
  expect((await people())[0]?.mood).toBeNull()
  expect(await owner.privacy.consents.list({ contactId })).toMatchObject([
    { state: 'withdrawn', basis: 'recorded', recordedBy: 'The owner', how: 'asked by phone' },
    { purpose: 'external_reading', state: 'withdrawn', basis: 'default' },
  ])
})

test('consent given again reads what is there', async () => {
  const { api, owner, people } = await opened()
  await sayMail(api, mails)
  const contactId = (await people())[0]?.id as never
  for (const state of ['withdrawn', 'given'] as const) {
    await owner.privacy.consents.record({ contactId, purpose: 'emotional_insight', state })
    await api.settle()
  }
  expect((await people())[0]?.mood?.readingCount).toBe(1)
})

test('an organisation that asks first reads nothing until it is told', async () => {
  const { api, owner, people } = await opened()
  await sayMail(api, mails)
  await owner.privacy.defaults.put({ emotional_insight: 'withdrawn' })
  await api.settle()
  expect((await people()).map(({ mood }) => mood)).toEqual([null, null])
  const contactId = (await people())[1]?.id as never
  await owner.privacy.consents.record({ contactId, purpose: 'emotional_insight', state: 'given' })
  await api.settle()
  expect((await people()).map(({ mood }) => mood?.readingCount)).toEqual([undefined, 1])
})

test('every look at emotional data is on record, once a minute', async () => {
  const { api, owner, people } = await opened()
  await sayMail(api, mails)
  const contactId = (await people())[0]?.id as never
  await owner.emotion.mood({ contactId })
  await owner.emotion.mood({ contactId })
  await owner.emotion.timeline({ contactId })
  const { rows } = await owner.privacy.audit.list({ contactId })
  expect(rows.map(({ what }) => what)).toEqual([
    'looked at the emotional timeline',
    'looked at the mood',
    'saw the mood in a list',
  ])
  expect(rows.every(({ actor }) => actor === 'The owner')).toBe(true)
})

test('nobody records consent for somebody who is not there', async () => {
  const { owner } = await opened()
  const contactId = '01890000-0000-7000-8000-000000000000' as never
  await expect(
    owner.privacy.consents.record({ contactId, purpose: 'emotional_insight', state: 'given' }),
  ).rejects.toMatchObject({ status: 404 })
})
