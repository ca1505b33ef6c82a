import { expect, test } from 'vitest'
import { wantsSecondOpinion } from '#areas/emotion/domain/review.ts'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()
const furious = 'I am furious, this is the third time it broke and nobody answers me!'
const glad = 'Thank you so much, I love it! You made my whole week.'

const everybody = [
  { id: '1', who: 'doreen@post.example', text: furious, at: ago(5) },
  { id: '2', who: 'norman@post.example', text: glad, at: ago(4) },
  { id: '3', who: 'cora@post.example', text: 'Could you send me the invoice for March?', at: ago(3) },
]

/** Every reading waits, whatever the engine made of it: tests of the queue do not depend on the engine. */
const openAll = `
  DELETE FROM reviews;
  INSERT INTO reviews (id, contact_id, message_id, reading_id, said_at, reason, state, opened_at)
    SELECT gen_random_uuid(), contact_id, message_id, id, said_at, 'confidence', 'open', now() FROM readings WHERE counts`

async function opened() {
  const api = await testApi()
  const owner = await api.as('owner')
  const say = async (mails: Parameters<typeof sayMail>[1]) => {
    await sayMail(api, mails)
    await api.platform.pool.query(openAll)
  }
  await say(everybody)
  const queue = () => owner.emotion.reviews.queue({ limit: 20 })
  const progress = async () => owner.emotion.reviews.progress({ since: new Date(ago(1)) })
  const readingOf = async (messageId: string) => (await owner.emotion.readings({ messageIds: [messageId as never] }))[0]
  return { api, owner, say, queue, progress, readingOf }
}

test('a reading that is less sure than the organisation wants is provisional, others are settled', async () => {
  const { api, owner, queue } = await opened()
  await owner.emotion.reviewSettings.put({ threshold: 0.6 })
  await api.platform.pool.query('DELETE FROM reviews')
  const texts = [furious, glad, 'Hm, fine.', 'It is what it is, I suppose', 'Where do I find the invoice?']
  await sayMail(
    api,
    texts.map((text, n) => ({ id: `n${n}`, who: `n${n}@post.example`, text, at: ago(1) })),
  )
  const { rows } = await api.platform.pool.query<{ id: string; confidence: number }>(
    `SELECT message_id AS id, confidence FROM readings WHERE said_at > now() - interval '2 hours'`,
  )
  const readings = await owner.emotion.readings({ messageIds: rows.map(({ id }) => id as never) })
  expect(readings).toHaveLength(texts.length)
  const waiting = new Set((await queue()).map(({ message }) => message.id))
  for (const { messageId, confidence, isProvisional } of readings) {
    expect(isProvisional).toBe(waiting.has(messageId))
    if (confidence < 0.6) expect(isProvisional).toBe(true)
  }
})

test('what is not sure enough waits for a reviewer, latest first, with what was said before', async () => {
  const { owner, say, queue, progress, readingOf } = await opened()
  await say([
    { id: '4', who: 'cora@post.example', text: 'Here it is.', isOurs: true, answers: '3', at: ago(2) },
    { id: '5', who: 'cora@post.example', text: 'That is the wrong one, again!', answers: '4', at: ago(1) },
  ])
  const items = await queue()
  expect(items.map(({ message }) => message.written)).toEqual([
    'That is the wrong one, again!',
    ...everybody.toReversed().map(({ text }) => text),
  ])
  expect(items[0]?.before.map(({ direction, written }) => [direction, written])).toEqual([
    ['in', 'Could you send me the invoice for March?'],
    ['out', 'Here it is.'],
  ])
  expect(items[0]?.reading.shown.length).toBeGreaterThan(3)
  expect(await progress()).toEqual({ open: 4, settled: 0, compared: 0, agreed: 0 })
  expect(await readingOf(items[0]!.message.id)).toMatchObject({ isProvisional: true })
  const { rows } = await owner.privacy.audit.list({ contactId: (await owner.overview.people.list({})).rows[0]!.id })
  expect(rows.map(({ what }) => what)).toContain('looked at messages to review')
})

test('an answer settles a review, and its undoing opens it again', async () => {
  const { owner, queue, progress, readingOf } = await opened()
  const [cora, norman, doreen] = await queue()
  await owner.emotion.reviews.settle({ id: cora!.id, felt: cora!.reading.primary, seconds: 2.5 })
  await owner.emotion.reviews.settle({ id: norman!.id, felt: 'anger', isSarcastic: true, seconds: 3 })
  await owner.emotion.reviews.settle({ id: doreen!.id, felt: null, seconds: 1 })
  expect(await progress()).toMatchObject({ settled: 3, compared: 2, agreed: 1 })
  expect(await readingOf(norman!.message.id)).toMatchObject({
    ...{ source: 'reviewer', primary: 'anger', isProvisional: false },
  })
  await expect(owner.emotion.reviews.settle({ id: norman!.id, felt: 'delight', seconds: 1 })).rejects.toMatchObject({
    status: 409,
  })
  expect(await readingOf(norman!.message.id)).toMatchObject({ primary: 'anger' })

  await owner.emotion.reviews.undo({ id: norman!.id })
  expect(await readingOf(norman!.message.id)).toMatchObject({ source: 'model', isProvisional: true })
  expect((await queue()).map(({ id }) => id)).toContain(norman!.id)
  expect(await progress()).toMatchObject({ settled: 2, compared: 1, agreed: 1 })
})

test('a correction made elsewhere answers the review too', async () => {
  const { owner, queue, progress } = await opened()
  const [{ message } = { message: { id: '' as never } }] = await queue()
  const before = await progress()
  await owner.emotion.correct({ messageId: message.id, felt: 'curiosity' })
  expect((await progress()).open).toBe(before.open - 1)
})

test('random readings tell how often the machine is right', async () => {
  const { api, owner, queue } = await opened()
  expect(await owner.emotion.reviews.accuracy()).toEqual({
    all: null,
    months: [],
    ...{ unlearnt: null, learnt: null, wentLive: [] },
    reviewers: { messages: 0, alpha: null },
  })
  await api.platform.pool.query(`UPDATE reviews SET reason = 'sample'`)
  const [one, other, third] = await queue()
  await owner.emotion.reviews.settle({ id: one!.id, felt: one!.reading.primary, seconds: 2 })
  await owner.emotion.reviews.settle({ id: other!.id, felt: 'sadness', seconds: 2 })
  await owner.emotion.reviews.settle({ id: third!.id, felt: null, seconds: 2 })
  await api.platform.pool.query(
    `UPDATE readings SET engine_version = engine_version || '+learnt-1' WHERE source = 'model' AND message_id = $1`,
    [other!.message.id],
  )
  const { all, months, unlearnt, learnt } = await owner.emotion.reviews.accuracy()
  expect(unlearnt).toMatchObject({ count: 1, agreed: 1 })
  expect(learnt).toMatchObject({ count: 1, agreed: 0 })
  expect(all).toMatchObject({ count: 2, agreed: 1, share: 0.5 })
  expect(all!.low).toBeLessThan(0.1)
  expect(months).toMatchObject([{ month: new Date().toISOString().slice(0, 7), count: 2 }])
})

test('some messages are asked about twice, the second time of somebody else', async () => {
  const { api, owner, say, queue } = await opened()
  const many = Array.from({ length: 17 }, (_, n) => ({
    id: `m${n}`,
    who: `p${n}@post.example`,
    text: furious,
    at: ago(9),
  }))
  await say(many)
  const items = await queue()
  for (const { id, reading } of items) await owner.emotion.reviews.settle({ id, felt: reading.primary, seconds: 1 })
  const expected = items.filter(({ message }) => wantsSecondOpinion(message.id)).map(({ message }) => message.id)
  expect(await queue()).toEqual([])
  const agent = await api.as('agent')
  const seconds = await agent.emotion.reviews.queue({ limit: 20 })
  expect(seconds.map(({ message }) => message.id).sort()).toEqual(expected.sort())
  for (const { id, reason } of seconds) {
    expect(reason).toBe('second opinion')
    await agent.emotion.reviews.settle({ id, felt: 'anger', seconds: 1 })
  }
  expect((await owner.emotion.reviews.accuracy()).reviewers.messages).toBe(expected.length)
})

test('withdrawn consent takes reviews away too', async () => {
  const { api, owner, queue } = await opened()
  const contactId = (await owner.overview.people.list({ search: 'doreen' })).rows[0]!.id
  await owner.privacy.consents.record({ contactId, purpose: 'emotional_insight', state: 'withdrawn' })
  await api.settle()
  expect((await queue()).map(({ message }) => message.written)).not.toContain(furious)
})
