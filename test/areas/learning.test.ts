import { expect, test } from 'vitest'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'
import { shownLabels } from '#areas/emotion/domain/label.ts'
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

/** An organisation to which so many contacts have written. */
async function written(count: number) {
  const api = await testApi()
  const owner = await api.as('owner')
  await sayMail(
    api,
    Array.from({ length: count }, (_, n) => ({
      ...{ id: `n${n}`, who: `n${n}@post.example`, at: ago(1 + n / 10) },
      text: kinds[n % kinds.length]!(n),
    })),
  )
  const { rows } = await api.platform.pool.query<{ id: string; heard: ShownLabel }>(
    `SELECT message_id AS id, primary_label AS heard FROM readings WHERE counts ORDER BY said_at DESC`,
  )
  const correct = async (from: number, to: number, say: (heard: ShownLabel, n: number) => ShownLabel) => {
    for (const [n, { id, heard }] of rows.slice(from, to).entries())
      await owner.emotion.correct({ messageId: id as never, felt: say(heard, n) })
    await api.settle()
  }
  const readingOf = async (n: number) => (await owner.emotion.readings({ messageIds: [rows[n]!.id as never] }))[0]!
  return { api, owner, rows, correct, readingOf }
}

const asHeard = (heard: ShownLabel) => heard
const anything = (_: ShownLabel, n: number) => shownLabels[(5 * n) % shownLabels.length]!

test('corrections are learnt from, a better version reads, a worse one does not, and each can be taken back', async () => {
  const { api, owner, rows, correct, readingOf } = await written(58)
  expect(rows).toHaveLength(58)
  const last = 57
  const asItCame = await readingOf(last)
  await correct(0, 24, asHeard)
  expect(await owner.emotion.learning.get()).toEqual({ live: null, versions: [], waiting: 24, wanted: 25 })

  await correct(24, 25, asHeard)
  const learnt = await owner.emotion.learning.get()
  expect(learnt).toMatchObject({ live: 1, waiting: 0, wanted: 25 })
  expect(learnt.versions).toMatchObject([{ number: 1, corrections: 25, state: 'live' }])
  const { corrections, general, aside } = learnt.versions[0]!.verdict
  expect(aside).toBeNull()
  expect(corrections.count).toBe(25)
  expect(corrections.surprise).toBeLessThan(-corrections.surpriseError)
  expect(general.count).toBeGreaterThan(500)
  const reading = await readingOf(last)
  expect(reading.engine.version).toBe(`${asItCame.engine.version}+learnt-1`)
  expect(reading.primary).toBe(asItCame.primary)
  expect(reading.confidence).not.toBe(asItCame.confidence)
  expect((await owner.emotion.engine()).version).toBe(reading.engine.version)
  expect(await readingOf(0)).toMatchObject({ source: 'reviewer' })

  await correct(25, 50, anything)
  const worse = await owner.emotion.learning.get()
  expect(worse).toMatchObject({ live: 1, waiting: 0 })
  expect(worse.versions.map(({ number, state }) => [number, state])).toEqual([
    [2, 'aside'],
    [1, 'live'],
  ])
  expect(worse.versions[0]).toMatchObject({ liveSince: null, corrections: 50 })
  expect(worse.versions[0]!.verdict.aside).not.toBeNull()

  const back = await owner.emotion.learning.putLive({ number: null })
  await api.settle()
  expect(back.versions.map(({ state }) => state)).toEqual(['aside', 'taken back'])
  expect(await readingOf(last)).toMatchObject({ engine: asItCame.engine, confidence: asItCame.confidence })
  await owner.emotion.learning.putLive({ number: 1 })
  await api.settle()
  expect(await readingOf(last)).toMatchObject({ engine: reading.engine, confidence: reading.confidence })
  const { rows: twice } = await api.platform.pool.query(
    `SELECT message_id FROM readings WHERE source = 'model' GROUP BY message_id, engine_version HAVING count(*) > 1`,
  )
  expect(twice).toEqual([])
  await expect(owner.emotion.learning.putLive({ number: 7 })).rejects.toMatchObject({ status: 404 })
}, 300_000)

test('only an owner lets another version read', async () => {
  const api = await testApi()
  const agent = await api.as('agent')
  await expect(agent.emotion.learning.putLive({ number: null })).rejects.toMatchObject({ status: 403 })
})
