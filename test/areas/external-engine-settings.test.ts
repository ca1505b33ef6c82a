import { expect, test } from 'vitest'
import { json, openBesideEngine, openEngineForTest, token } from '../support/external-engine.ts'
import { sayMail } from '../support/say-mail.ts'

const furious = 'I am furious, this is the third time it broke and nobody answers me!'
const doreen = { id: '1', who: 'doreen@post.example', text: furious }

test('an answer that is not as agreed is refused as a whole, and the field is named', async () => {
  const { api, outside, externalEngine, sentiment, consent, historyOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  outside.engine.usual = json({ readings: [{ id: '1', sentiment: 'negative', confidence: '80 %' }] })
  await consent('doreen', 'given')
  expect((await externalEngine.get())?.pause?.trouble).toMatchObject({
    ...{ kind: 'wrong shape', field: 'readings[0].confidence' },
  })
  expect((await historyOf('doreen')).external).toEqual([])
})

test('a trial says what the engine heard, or what to change', async () => {
  const { outside, externalEngine, sentiment } = await openBesideEngine()
  const trial = (input: Partial<Parameters<typeof externalEngine.trial>[0]> = {}) =>
    externalEngine.trial({ ...sentiment, ...input })
  expect(await trial()).toMatchObject({ said: { family: 'hurting', label: null, valence: null }, trouble: null })
  expect(outside.seen[0]?.texts[0]?.text).toBe((await trial()).sentence)

  outside.engine.usual = json({ readings: [{ id: '1', valence: 5, confidence: 1 }] })
  const stars = { kind: 'number', scale: { worst: 1, best: 5 } } as const
  expect((await trial({ understanding: stars })).said).toMatchObject({ family: 'warm', valence: 1, label: null })
  const outOfScale = await trial({ understanding: { kind: 'number', scale: { worst: 0, best: 1 } } })
  expect(outOfScale.trouble).toMatchObject({ kind: 'wrong shape', field: 'readings[0].valence' })
  outside.engine.usual = json({ readings: [{ id: '1', label: 'gratitude', confidence: 0.7 }] })
  expect((await trial({ understanding: { kind: 'feeling' } })).said).toMatchObject({ label: 'gratitude' })

  const troubles = [
    [json({}, 404), { kind: 'status', status: 404 }],
    [json({}, 429), { kind: 'status', status: 429 }],
    [json({ readings: [] }), { kind: 'wrong shape', field: 'readings' }],
    [json([]), { kind: 'wrong shape', field: 'the whole answer' }],
    [(response) => void response.end('<html>'), { kind: 'not JSON' }],
    [(response) => void response.end('x'.repeat(1_000_001)), { kind: 'too large' }],
    [(response) => void response.destroy(), { kind: 'unreachable' }],
  ] as const satisfies [(typeof outside.next)[0], object][]
  for (const [behaviour, trouble] of troubles) {
    outside.next.push(behaviour)
    expect((await trial()).trouble).toMatchObject(trouble)
  }
  const encrypted = outside.url.replace('http:', 'https:')
  expect((await trial({ url: encrypted })).trouble).toMatchObject({ kind: 'certificate' })
  expect((await trial({ url: 'http://nowhere.localhost.internal/' })).trouble).toMatchObject({ kind: 'unknown host' })
  await outside.close()
  expect((await trial()).trouble).toMatchObject({ kind: 'refused' })
})

test('no redirect is followed', async () => {
  const { outside, externalEngine, sentiment } = await openBesideEngine()
  const other = await openEngineForTest()
  outside.next.push(json({}, 307, { location: other.url }))
  expect((await externalEngine.trial(sentiment)).trouble).toMatchObject({ kind: 'redirect', status: 307 })
  expect(other.seen).toEqual([])
})

test('an address that may not be asked is refused with a reason, and nothing is kept', async () => {
  const { externalEngine, sentiment } = await openBesideEngine()
  const refused = externalEngine.put({ ...sentiment, url: 'http://engine.example/read' })
  await expect(refused).rejects.toMatchObject({ status: 400, message: expect.stringContaining('Use https://') })
  const metadata = externalEngine.put({ ...sentiment, url: 'https://169.254.169.254/' })
  await expect(metadata).rejects.toMatchObject({ status: 400 })
  expect(await externalEngine.get()).toBeNull()
})

test('the token is never given back, logged, stored in the clear, or sent to another address', async () => {
  const { api, outside, externalEngine, sentiment, consent, auditOf, told } = await openBesideEngine()
  const withoutToken = { ...sentiment, token: undefined }
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  outside.next.push(json({ readings: token }))
  await consent('doreen', 'given')
  const answers = [await externalEngine.get(), await externalEngine.put(withoutToken), await externalEngine.resume()]
  await api.settle()
  expect(outside.seen.at(-1)?.headers.authorization).toBe(`Bearer ${token}`)
  const { rows } = await api.platform.pool.query('SELECT key, value::text FROM settings')
  const { rows: jobs } = await api.platform.pool.query('SELECT data::text, output::text FROM pgboss.job')
  const everything = JSON.stringify([answers, rows, jobs, told, await auditOf('doreen')])
  expect(everything).not.toContain(token)

  const other = await openEngineForTest()
  const elsewhere = { ...withoutToken, url: other.url }
  await expect(externalEngine.trial(elsewhere)).rejects.toMatchObject({ status: 400 })
  await expect(externalEngine.put(elsewhere)).rejects.toMatchObject({ status: 400 })
  expect(other.seen).toEqual([])
  await externalEngine.trial({ ...sentiment, token: null })
  expect(outside.seen.at(-1)?.headers.authorization).toBeUndefined()
  const agent = await api.as('agent')
  expect(await agent.emotion.externalEngine.get()).toMatchObject({ url: null, hasToken: true })
})

test('another engine needs another yes, and what the one before said is erased', async () => {
  const { api, owner, externalEngine, sentiment, contactNamed, consent, historyOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  await consent('doreen', 'given')
  const other = await openEngineForTest()
  await externalEngine.put({ ...sentiment, name: 'Other', url: other.url })
  await api.settle()
  expect((await historyOf('doreen')).external).toEqual([])
  const [, outside] = await owner.privacy.consents.list({ contactId: await contactNamed('doreen') })
  expect(outside).toMatchObject({ state: 'withdrawn', how: 'The external engine is another one now: 127.0.0.1.' })
  await externalEngine.resume()
  await sayMail(api, [{ ...doreen, id: '3' }])
  expect(other.seen).toEqual([])
  await consent('doreen', 'given')
  expect(other.seen[0]?.texts).toHaveLength(2)
})

test('a removed engine leaves nothing behind', async () => {
  const { api, outside, externalEngine, sentiment, consent, historyOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  await consent('doreen', 'given')
  await externalEngine.remove()
  await api.settle()
  expect(await externalEngine.get()).toBeNull()
  expect((await historyOf('doreen')).external).toEqual([])
  await sayMail(api, [{ ...doreen, id: '3' }])
  expect(outside.seen).toHaveLength(1)
  await expect(externalEngine.resume()).rejects.toMatchObject({ status: 404 })
})

test('many messages go in batches, and none twice', async () => {
  const { api, outside, externalEngine, sentiment, consent } = await openBesideEngine()
  await externalEngine.put(sentiment)
  const many = Array.from({ length: 60 }, (_, n) => ({ ...doreen, id: `m${n}`, text: `Letter ${n}: it broke again.` }))
  await sayMail(api, many)
  await consent('doreen', 'given')
  await externalEngine.resume()
  await api.settle()
  expect(outside.seen.map(({ texts }) => texts.length)).toEqual([25, 25, 10])
  expect(new Set(outside.seen.flatMap(({ texts }) => texts.map(({ text }) => text))).size).toBe(60)
  await sayMail(api, [{ ...doreen, id: 'later', text: 'One more.' }])
  expect(outside.seen.at(-1)?.texts).toEqual([{ id: '1', text: 'One more.' }])
})
