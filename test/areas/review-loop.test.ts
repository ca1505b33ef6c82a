import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()
const furious = 'I am furious, this is the third time it broke and nobody answers me!'

const contactOf = (n: number) => `p${n}@post.example`
const mails = [
  { id: '1', who: contactOf(1), text: furious, at: ago(5) },
  { id: '2', who: contactOf(2), text: 'Thank you so much, I love it! You made my whole week.', at: ago(4) },
  { id: '3', who: contactOf(3), text: 'Could you send me the invoice for March?', at: ago(3) },
]

/** Messages of three contacts, read, and nobody asked about any. */
async function opened() {
  const api = await testApi()
  const owner = await api.as('owner')
  await sayMail(api, mails)
  const query = async <Row extends object>(sql: string) => (await api.platform.pool.query<Row>(sql)).rows
  await query('DELETE FROM reviews')
  const openAs = (reason: string, where = 'true') =>
    query(`INSERT INTO reviews (id, contact_id, message_id, reading_id, said_at, reason, state, opened_at)
      SELECT gen_random_uuid(), contact_id, message_id, id, said_at, '${reason}', 'open', now() FROM readings
      WHERE counts AND ${where}`)
  /** So many more readings like the first one, each of a message of its own. */
  const copy = (count: number, confidence: number) =>
    query(`INSERT INTO readings SELECT (jsonb_populate_record(readings, jsonb_build_object('id', gen_random_uuid(),
        'message_id', gen_random_uuid(), 'said_at', said_at - n / 10 * interval '1 minute', 'confidence', ${confidence}))).*
      FROM readings, generate_series(1, ${count}) AS n WHERE ${isNumber(1)}`)
  const queue = () => owner.emotion.reviews.queue({ limit: 20 })
  const said = async () => (await queue()).map(({ message }) => message.written)
  return { api, owner, query, openAs, copy, queue, said }
}

const isNumber = (n: number) =>
  `readings.message_id = (SELECT id FROM messages WHERE written = '${mails[n - 1]!.text}')`

const isAbout = (n: number) => isNumber(n).replace('readings', 'reviews')

test('a lower threshold takes away what waits, a higher one brings what was said lately and nobody was asked about', async () => {
  const { api, owner, query, openAs, queue } = await opened()
  await query(`UPDATE readings SET confidence = 0.5`)
  await query(`UPDATE readings SET confidence = 0.7 WHERE ${isNumber(2)}`)
  await openAs('confidence', isNumber(1))
  await owner.emotion.reviewSettings.put({ threshold: 0.3 })
  await api.settle()
  expect(await queue()).toEqual([])

  const { points } = await owner.emotion.reviewSettings.foresight()
  expect(points[60]).toMatchObject({ percent: 60, coming: 2, leaving: 0 })
  await owner.emotion.reviewSettings.put({ threshold: 0.6 })
  await api.settle()
  expect((await queue()).map(({ reason, reading }) => [reason, reading.confidence])).toEqual([
    ['confidence', 0.5],
    ['confidence', 0.5],
  ])
  expect((await owner.emotion.reviewSettings.foresight()).points[60]).toMatchObject({ coming: 0 })
  expect((await owner.emotion.reviewSettings.foresight()).points[50]).toMatchObject({ leaving: 2 })

  await owner.emotion.reviewSettings.put({ threshold: 0.6 })
  await api.settle()
  expect(await queue()).toHaveLength(2)
  expect(await owner.emotion.reviewSettings.get()).toEqual({ threshold: 0.6 })
})

test('a higher threshold asks about nothing that is old, that a person has read, or that somebody answered', async () => {
  const { api, owner, query, openAs, queue, said } = await opened()
  await query(`UPDATE readings SET confidence = 0.5`)
  await query(`UPDATE readings SET said_at = now() - interval '91 days' WHERE ${isNumber(1)}`)
  await openAs('sample', isNumber(2))
  const [asked] = await queue()
  await owner.emotion.reviews.settle({ id: asked!.id, felt: 'delight', seconds: 1 })
  await query(`DELETE FROM reviews WHERE reason = 'second opinion'`)
  await owner.emotion.reviewSettings.put({ threshold: 0.95 })
  await api.settle()
  expect(await said()).toEqual([mails[2]!.text])
})

test('of more readings than one batch holds, a higher threshold asks about each once', async () => {
  const { api, owner, query, copy } = await opened()
  await copy(600, 0.2)
  await owner.emotion.reviewSettings.put({ threshold: 0.21 })
  await api.settle()
  const [{ reviews, readings } = { reviews: 0, readings: 0 }] = await query<{ reviews: number; readings: number }>(
    `SELECT count(*) AS reviews, count(DISTINCT reading_id) AS readings FROM reviews`,
  )
  expect([Number(reviews), Number(readings)]).toEqual([600, 600])
})

test('choosing shows what each threshold would have meant, by the machine’s estimate until people have answered', async () => {
  const { owner, query, openAs, copy } = await opened()
  await query('UPDATE readings SET confidence = 0.5')
  const { readings, days, points } = await owner.emotion.reviewSettings.foresight()
  expect({ readings, days }).toEqual({ readings: 3, days: 90 })
  expect(points).toHaveLength(96)
  expect(points[50]).toMatchObject({
    share: expect.closeTo(0.02),
    wrong: { by: 'machine', share: expect.closeTo(0.5) },
  })
  expect(points[51]).toMatchObject({ share: 1, weekly: expect.closeTo(3.6), wrong: null, whole: 1 })

  await copy(80, 0.55)
  await openAs('sample', 'confidence > 0.5')
  await query(`UPDATE reviews SET state = 'settled', agreed = true`)
  const wrongAt = async (percent: number) => (await owner.emotion.reviewSettings.foresight()).points[percent]!.wrong
  expect(await wrongAt(55)).toMatchObject({ by: 'reviews', share: 0, low: 0, answers: 80 })
  await query(`UPDATE reviews SET agreed = false WHERE id IN (SELECT id FROM reviews LIMIT 20)`)
  expect(await wrongAt(55)).toMatchObject({ by: 'reviews', share: expect.closeTo(0.25), answers: 80 })
  await query(`UPDATE reviews SET agreed = NULL WHERE id NOT IN (SELECT id FROM reviews LIMIT 29)`)
  expect(await wrongAt(55)).toMatchObject({ by: 'machine', share: expect.closeTo(0.45) })
})

test('recent messages and strong reasons come first, however much old mail waits', async () => {
  const { query, openAs, said } = await opened()
  const texts = mails.map(({ text }) => text)
  await openAs('confidence')
  expect(await said()).toEqual(texts.toReversed())
  await query(`UPDATE reviews SET reason = 'sarcasm' WHERE ${isAbout(1)}`)
  expect(await said()).toEqual([texts[0], texts[2], texts[1]])
  await query(`UPDATE reviews SET said_at = said_at - interval '60 days' WHERE ${isAbout(1)}`)
  expect(await said()).toEqual([texts[2], texts[1], texts[0]])
  await query(`UPDATE reviews SET reason = 'sample' WHERE ${isAbout(2)}`)
  expect(await said()).toEqual([texts[1], texts[2], texts[0]])
})

test('what needs context comes with more of it, waits last for anybody, and is answered like any other', async () => {
  const { api, owner, query, openAs, queue } = await opened()
  const earlier = Array.from({ length: 8 }, (_, n) => ({
    ...{ id: `e${n}`, who: contactOf(3), text: `Earlier ${n}.`, at: ago(40 - n) },
    answers: n === 0 ? undefined : `e${n - 1}`,
  }))
  await sayMail(api, [...earlier, { id: 'last', who: contactOf(3), text: 'Well, then.', answers: 'e7', at: ago(1) }])
  await query('DELETE FROM reviews')
  await openAs(
    'confidence',
    `(${isNumber(1)} OR readings.message_id = (SELECT id FROM messages WHERE written = 'Well, then.'))`,
  )
  const [first, second] = await queue()
  expect([first!.message.written, first!.before.length, first!.needsContext]).toEqual(['Well, then.', 3, false])

  const { before } = await owner.emotion.reviews.askForContext({ id: first!.id, seconds: 4 })
  expect(before.map(({ written }) => written)).toEqual(earlier.map(({ text }) => text))
  const agent = await api.as('agent')
  const theirs = await agent.emotion.reviews.queue({ limit: 20 })
  expect(theirs.map(({ id }) => id)).toEqual([second!.id, first!.id])
  expect(theirs[1]).toMatchObject({ needsContext: true })
  expect(theirs[1]!.before).toHaveLength(8)
  expect(await agent.emotion.reviews.progress({ since: new Date(ago(1)) })).toMatchObject({ open: 2, settled: 0 })
  expect((await owner.emotion.readings({ messageIds: [first!.message.id] }))[0]).toMatchObject({ isProvisional: true })

  await expect(agent.emotion.reviews.undo({ id: first!.id })).rejects.toMatchObject({ status: 403 })
  await owner.emotion.reviews.undo({ id: first!.id })
  expect((await queue())[0]).toMatchObject({ id: first!.id, needsContext: false })

  await owner.emotion.reviews.askForContext({ id: first!.id, seconds: 4 })
  await agent.emotion.reviews.settle({ id: first!.id, felt: 'disappointment', also: 'sadness', seconds: 5 })
  const [reading] = await owner.emotion.readings({ messageIds: [first!.message.id] })
  expect(reading).toMatchObject({ primary: 'disappointment', isProvisional: false })
  expect(reading!.shown.map(({ label }) => label)).toEqual(['disappointment', 'sadness'])
  await expect(owner.emotion.reviews.askForContext({ id: first!.id, seconds: 1 })).rejects.toMatchObject({
    status: 409,
  })
})

test('why a machine read it so: the words that moved it, and how often it is right when this sure; the look is kept', async () => {
  const { owner, query } = await opened()
  const [{ id, contactId } = { id: '' as never, contactId: '' as never }] = await query<{
    id: never
    contactId: never
  }>(`SELECT id, contact_id AS "contactId" FROM readings WHERE source = 'model' AND ${isNumber(1)}`)
  const { terms, right } = await owner.emotion.why({ id })
  const words = terms!.towards.map(({ start, end }) => furious.slice(start, end).trim())
  expect(words.length).toBeGreaterThan(0)
  expect(words).not.toContain('')
  expect(right?.by).toBe('machine')
  const { rows } = await owner.privacy.audit.list({ contactId })
  expect(rows.map(({ what }) => what)).toContain('looked at the words that moved a reading')

  await query(`UPDATE readings SET engine = 'another', engine_version = '9', tiers = '[]' WHERE id = '${String(id)}'`)
  expect(await owner.emotion.why({ id })).toEqual({ terms: null, right: null })
  const nowhere = '01890000-0000-7000-8000-000000000000' as never
  await expect(owner.emotion.why({ id: nowhere })).rejects.toMatchObject({ status: 404 })
})
