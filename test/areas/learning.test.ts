import { expect, test } from 'vitest'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const kinds = [
  (n: number) => `Thank you so much for number ${n}, you saved my weekend!`,
  (n: number) => `I am furious about order ${n}. This is a disgrace and I want my money back.`,
  (n: number) => `Could you send me invoice ${n} for March?`,
  (n: number) => `I am worried that payment ${n} went to the wrong account.`,
  (n: number) => `This is the third time I am writing about case ${n} and still nothing.`,
]
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** An organisation to which one contact has written 25 mails, and 35 others one each. */
async function written() {
  const api = await testApi()
  const owner = await api.as('owner')
  const mails = Array.from({ length: 60 }, (_, n) => ({
    ...{ id: `n${n}`, who: `${n < 25 ? 'one' : `n${n}`}@post.example`, at: ago(1 + n / 10) },
    text: kinds[n % kinds.length]!(n),
  }))
  await sayMail(api, mails)
  const { rows } = await api.platform.pool.query<{ id: string; heard: ShownLabel }>(
    `SELECT message_id AS id, CASE WHEN primary_label = 'frustration' THEN 'disappointment' ELSE primary_label END AS heard
      FROM readings WHERE counts ORDER BY said_at DESC`,
  )
  /** People hear what the machine heard, but that they take frustration for disappointment. */
  const confirm = async (from: number, to: number) => {
    for (const { id, heard } of rows.slice(from, to))
      await owner.emotion.correct({ messageId: id as never, felt: heard })
    await api.settle()
  }
  const readingOf = async (n: number) => (await owner.emotion.readings({ messageIds: [rows[n]!.id as never] }))[0]!
  return { api, owner, confirm, readingOf }
}

test('corrections are learnt from; a version reads when it helps with others, and can be taken back', async () => {
  const { api, owner, confirm, readingOf } = await written()
  const last = 59
  const asItCame = await readingOf(last)
  await confirm(0, 24)
  expect(await owner.emotion.learning.get()).toEqual({ live: null, versions: [], waiting: 24, wanted: 25 })

  await confirm(24, 25)
  const alone = await owner.emotion.learning.get()
  expect(alone).toMatchObject({ live: null, waiting: 0, wanted: 25 })
  expect(alone.versions).toMatchObject([{ number: 1, corrections: 25, state: 'aside', liveSince: null }])
  expect(alone.versions[0]!.verdict.aside).toBe('corrections')
  expect(await readingOf(last)).toEqual(asItCame)

  await confirm(25, 50)
  const learnt = await owner.emotion.learning.get()
  expect(learnt).toMatchObject({ live: 2, waiting: 0, wanted: 25 })
  expect(learnt.versions.map(({ number, state }) => [number, state])).toEqual([
    [2, 'live'],
    [1, 'aside'],
  ])
  const { corrections, general, aside } = learnt.versions[0]!.verdict
  expect(aside).toBeNull()
  expect(corrections.count).toBe(50)
  expect(corrections.surprise).toBeLessThan(-corrections.surpriseError)
  expect(general.count).toBeGreaterThan(500)
  const reading = await readingOf(last)
  expect(reading.engine.version).toBe(`${asItCame.engine.version}+learnt-2`)
  expect(reading.confidence).not.toBe(asItCame.confidence)
  expect((await owner.emotion.engine()).version).toBe(reading.engine.version)
  expect(await readingOf(0)).toMatchObject({ source: 'reviewer' })
  expect((await owner.emotion.reviews.accuracy()).wentLive).toMatchObject([{ number: 2 }])

  const back = await owner.emotion.learning.putLive({ number: null })
  await api.settle()
  expect(back.versions.map(({ state }) => state)).toEqual(['taken back', 'aside'])
  expect(await readingOf(last)).toMatchObject({ engine: asItCame.engine, confidence: asItCame.confidence })
  await owner.emotion.learning.putLive({ number: 2 })
  await api.settle()
  expect(await readingOf(last)).toMatchObject({ engine: reading.engine, confidence: reading.confidence })
  const { rows: twice } = await api.platform.pool.query(
    `SELECT message_id FROM readings WHERE source = 'model' GROUP BY message_id, engine_version HAVING count(*) > 1`,
  )
  expect(twice).toEqual([])
  await expect(owner.emotion.learning.putLive({ number: 7 })).rejects.toMatchObject({ status: 404 })
}, 600_000)

test('only an owner lets another version read', async () => {
  const api = await testApi()
  const agent = await api.as('agent')
  await expect(agent.emotion.learning.putLive({ number: null })).rejects.toMatchObject({ status: 403 })
})
