import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()
const furious = 'I am furious, this is the third time it broke and nobody answers me!'

async function opened() {
  const api = await testApi()
  const owner = await api.as('owner')
  const contactNamed = async (search: string) => (await owner.overview.people.list({ search })).rows[0]?.id as never
  const messagesOf = async (search: string) => {
    const conversations = await owner.conversations.list({ contactId: await contactNamed(search) })
    const pages = conversations.rows.map(({ id }) => owner.conversations.messages({ id }))
    return (await Promise.all(pages)).flatMap(({ rows }) => rows)
  }
  const readingsOf = async (search: string) =>
    owner.emotion.readings({ messageIds: (await messagesOf(search)).map(({ id }) => id) })
  return { api, owner, contactNamed, messagesOf, readingsOf }
}

test('a reading keeps what each tier said and what else stands in the message', async () => {
  const { api, readingsOf } = await opened()
  await sayMail(api, [{ id: '1', who: 'doreen@post.example', text: furious, at: ago(2) }])
  const [reading] = await readingsOf('doreen')
  expect(reading).toMatchObject({ source: 'model', author: null, note: '', unread: null })
  expect(reading?.tiers.length).toBeGreaterThan(0)
  expect(Object.keys(reading?.traits ?? {}).sort()).toEqual(['leaving', 'opportunity', 'sarcasm', 'urgent'])
})

test('a message in another language is stored as not read and makes no mood', async () => {
  const { api, owner, contactNamed, readingsOf } = await opened()
  const text = 'Кофемашина снова сломалась, я жду ответа уже три недели. Это возмутительно.'
  await sayMail(api, [{ id: '1', who: 'dmitri@post.example', text, at: ago(2) }])
  expect(await readingsOf('dmitri')).toMatchObject([{ unread: 'language', primary: 'neutral' }])
  const contactId = await contactNamed('dmitri')
  expect(await owner.emotion.mood({ contactId })).toBeNull()
  expect(await owner.emotion.timeline({ contactId })).toMatchObject({ points: [], unread: 1 })
})

const glad = 'Thank you so much, I love it! You made my whole week.'

test('a reviewer’s word counts at once, for the mood and for Today, and can be taken back', async () => {
  const { api, owner, contactNamed, messagesOf, readingsOf } = await opened()
  await sayMail(api, [{ id: '1', who: 'doreen@post.example', text: glad, at: ago(2) }])
  const [{ id: messageId } = { id: '' as never }] = await messagesOf('doreen')
  const contactId = await contactNamed('doreen')
  expect(await owner.emotion.mood({ contactId })).toMatchObject({ family: 'warm' })
  const said = { messageId, felt: 'anger', isSarcastic: true, note: 'She means the opposite.' } as const
  const corrected = await owner.emotion.correct(said)
  expect(corrected).toMatchObject({
    ...{ source: 'reviewer', author: 'The owner', primary: 'anger', isUnsure: false, note: 'She means the opposite.' },
    ...{ traits: { sarcasm: 1 }, machine: { family: 'warm' } },
  })
  expect(await owner.emotion.mood({ contactId })).toMatchObject({ family: 'hurting', readingCount: 1 })
  expect((await owner.overview.today()).needs).toMatchObject([{ primary: 'anger', isCorrected: true }])
  expect((await owner.emotion.timeline({ contactId })).points).toMatchObject([{ primary: 'anger', isCorrected: true }])

  const history = await owner.emotion.history({ messageId })
  expect(history.consent).toEqual({ basis: 'default', recordedAt: null })
  expect(history.readings).toMatchObject([
    { source: 'reviewer', counts: true, isMine: true, note: 'She means the opposite.' },
    { source: 'model', counts: false, isMine: false },
  ])
  const other = await api.as('agent')
  await expect(other.emotion.withdraw({ id: corrected.id })).rejects.toMatchObject({ status: 403 })
  expect(await owner.emotion.withdraw({ id: corrected.id })).toMatchObject({ source: 'model' })
  expect(await readingsOf('doreen')).toMatchObject([{ source: 'model', machine: null }])
  expect(await owner.emotion.mood({ contactId })).toMatchObject({ family: 'warm' })
  expect((await owner.emotion.history({ messageId })).readings).toHaveLength(2)
  const { rows } = await owner.privacy.audit.list({ contactId })
  expect(rows.map(({ what }) => what)).toContain('read a message as reviewer')
})

test('an agent says how somebody seemed, and a reviewer is asked before an agent', async () => {
  const { api, owner, contactNamed, messagesOf } = await opened()
  await sayMail(api, [
    { id: '1', who: 'doreen@post.example', text: 'Here is my address: 4 Mill Lane.', at: ago(4) },
    { id: '2', who: 'doreen@post.example', text: 'We write soon.', isOurs: true, answers: '1', at: ago(3) },
  ])
  const [{ id: messageId, conversationId } = { id: '' as never, conversationId: '' as never }] =
    await messagesOf('doreen')
  const agent = await api.as('agent')
  expect(await agent.emotion.setMood({ conversationId, felt: 'frustration' })).toMatchObject({
    ...{ messageId, source: 'agent', author: 'The agent', primary: 'frustration' },
  })
  expect(await owner.emotion.mood({ contactId: await contactNamed('doreen') })).toMatchObject({ family: 'hurting' })
  await owner.emotion.correct({ messageId, felt: 'gratitude' })
  expect(await agent.emotion.setMood({ conversationId, felt: 'frustration' })).toMatchObject({ source: 'reviewer' })
  const { rows } = await api.platform.pool.query('SELECT counts FROM readings WHERE counts')
  expect(rows).toHaveLength(1)
})

test('who cannot tell says so, and the message makes no mood', async () => {
  const { api, owner, contactNamed, messagesOf } = await opened()
  await sayMail(api, [{ id: '1', who: 'doreen@post.example', text: furious, at: ago(2) }])
  const [{ id: messageId } = { id: '' as never }] = await messagesOf('doreen')
  expect(await owner.emotion.correct({ messageId, felt: null })).toMatchObject({ unread: 'unclear' })
  expect(await owner.emotion.mood({ contactId: await contactNamed('doreen') })).toBeNull()
})

test('nobody reads a contact who does not agree, and a message that is not there', async () => {
  const { api, owner, contactNamed, messagesOf } = await opened()
  await sayMail(api, [{ id: '1', who: 'doreen@post.example', text: furious, at: ago(2) }])
  const [{ id: messageId } = { id: '' as never }] = await messagesOf('doreen')
  const consent = { contactId: await contactNamed('doreen'), purpose: 'emotional_insight' } as const
  await owner.privacy.consents.record({ ...consent, state: 'withdrawn' })
  await api.settle()
  await expect(owner.emotion.correct({ messageId, felt: 'anger' })).rejects.toMatchObject({ status: 409 })
  const nowhere = { messageId: '01890000-0000-7000-8000-000000000000' as never, felt: 'anger' } as const
  await expect(owner.emotion.correct(nowhere)).rejects.toMatchObject({ status: 404 })
})

test('several people who read the same message at once leave one reading that counts, and all on record', async () => {
  const { api, owner, messagesOf } = await opened()
  await sayMail(api, [{ id: '1', who: 'doreen@post.example', text: furious, at: ago(2) }])
  const [{ id: messageId } = { id: '' as never }] = await messagesOf('doreen')
  const labels = ['anger', 'frustration', 'sadness', 'relief'] as const
  await Promise.all(labels.map((felt) => owner.emotion.correct({ messageId, felt })))
  const { readings } = await owner.emotion.history({ messageId })
  expect(readings).toHaveLength(5)
  expect(readings.filter(({ counts }) => counts)).toMatchObject([{ source: 'reviewer' }])
})
