import { expect, test } from 'vitest'
import { emotionArea } from '#areas/emotion/area.ts'
import { system } from '#platform/context.ts'
import { json, openBesideEngine, says, token } from '../support/external-engine.ts'
import { sayMail } from '../support/say-mail.ts'

const furious = 'I am furious, this is the third time it broke and nobody answers me!'
const glad = 'Thank you so much, I love it! You made my whole week.'
const doreen = { id: '1', who: 'doreen@post.example', text: furious }
const norman = { id: '2', who: 'norman@post.example', text: glad }

test('what a contact wrote who agreed is read outside, and stands beside our reading without counting', async () => {
  const { api, owner, outside, externalEngine, sentiment, contactNamed, consent, historyOf, auditOf } =
    await openBesideEngine()
  await sayMail(api, [doreen, norman])
  const set = await externalEngine.put(sentiment)
  expect(set).toMatchObject({ name: 'Tone', host: '127.0.0.1', hasToken: true, pause: null })
  const contactId = await contactNamed('doreen')
  const moodNow = async () => ({ ...(await owner.emotion.mood({ contactId })), sureness: 0 })
  const mood = await moodNow()
  await consent('doreen', 'given')

  expect(outside.seen).toHaveLength(1)
  const [{ method, headers, body }] = outside.seen as [(typeof outside.seen)[0]]
  expect(method).toBe('POST')
  expect(headers).toMatchObject({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })
  expect(JSON.parse(body)).toEqual({ texts: [{ id: '1', text: furious }] })

  const { readings, external } = await historyOf('doreen')
  expect(external).toMatchObject([
    {
      ...{ engine: { name: 'Tone', version: '7' }, label: null, family: 'hurting', valence: null },
      agrees: true,
    },
  ])
  expect(external[0]?.confidence).toBeCloseTo(0.8)
  expect(readings).toMatchObject([{ source: 'model', counts: true }])
  expect(await moodNow()).toEqual(mood)
  expect(await externalEngine.agreement()).toEqual({ read: 1, compared: 1, agreed: 1 })
  expect(await auditOf('doreen')).toEqual(
    expect.arrayContaining(['sent a message to the external engine Tone', 'recorded consent to external reading']),
  )
  expect(await auditOf('norman')).not.toContain('sent a message to the external engine Tone')
})

test('without a yes on record to both purposes nothing leaves the machine, whatever the default is', async () => {
  const { api, owner, outside, externalEngine, sentiment, contactNamed, consent } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen, norman])
  expect(await owner.privacy.consents.list({ contactId: await contactNamed('doreen') })).toMatchObject([
    { purpose: 'emotional_insight', state: 'given', basis: 'default' },
    { purpose: 'external_reading', state: 'withdrawn', basis: 'default' },
  ])
  await externalEngine.resume()
  await api.settle()
  expect(outside.seen).toEqual([])

  const contactId = await contactNamed('doreen')
  await owner.privacy.consents.record({ contactId, purpose: 'emotional_insight', state: 'withdrawn' })
  await consent('doreen', 'given')
  expect(outside.seen).toEqual([])
})

test('withdrawn consent erases what was read outside, leaves our readings, and stops the sending', async () => {
  const { api, outside, externalEngine, sentiment, consent, historyOf, auditOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  await consent('doreen', 'given')
  expect((await historyOf('doreen')).external).toHaveLength(1)
  await consent('doreen', 'withdrawn')
  const { readings, external } = await historyOf('doreen')
  expect(external).toEqual([])
  expect(readings).toHaveLength(1)
  expect((await api.platform.pool.query('SELECT FROM external_readings')).rowCount).toBe(0)
  expect(await auditOf('doreen')).toContain('erased 1 external readings')
  await sayMail(api, [{ ...doreen, id: '3' }])
  expect(outside.seen).toHaveLength(1)
})

test('consent that is withdrawn while the engine thinks keeps its answer out', async () => {
  const { api, owner, outside, externalEngine, sentiment, contactNamed, historyOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  const record = { contactId: await contactNamed('doreen'), purpose: 'external_reading' } as const
  const asked = new Promise<() => void>((resolve) => {
    outside.next.push((response, request) => resolve(() => says('negative')(response, request)))
  })
  await owner.privacy.consents.record({ ...record, state: 'given' })
  const answer = await asked
  await owner.privacy.consents.record({ ...record, state: 'withdrawn' })
  answer()
  await api.settle()
  expect((await historyOf('doreen')).external).toEqual([])
})

test('what was read outside goes with its message when contacts are merged, and is exported and erased with them', async () => {
  const { api, owner, externalEngine, sentiment, consent, contactNamed, historyOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen, norman])
  await consent('doreen', 'given')
  const [id, mergedId] = [await contactNamed('norman'), await contactNamed('doreen')]
  await owner.contacts.merges.create({ id, mergedId })
  await api.settle()
  const { rows } = await api.platform.pool.query('SELECT contact_id, count(*) FROM external_readings GROUP BY 1')
  expect(rows).toEqual([{ contact_id: id, count: 2 }])
  expect((await historyOf('norman')).external).toHaveLength(1)
  const { personalData } = emotionArea
  await api.platform.as(system('test'))(async (ctx) => {
    expect((await personalData.export(ctx, id)).externalReadings).toHaveLength(2)
    await personalData.erase(ctx, id)
    expect((await personalData.export(ctx, id)).externalReadings).toEqual([])
  })
})

test('our reading does not wait for an engine that is slow', async () => {
  const { api, owner, outside, externalEngine, sentiment, consent, contactNamed, historyOf } = await openBesideEngine()
  await sayMail(api, [{ ...doreen, text: 'Hello, it is me.' }])
  await externalEngine.put({ ...sentiment, timeoutSeconds: 1 })
  await consent('doreen', 'given')
  outside.engine.usual = () => undefined
  expect((await externalEngine.trial({ ...sentiment, timeoutSeconds: 1 })).trouble).toMatchObject({ kind: 'too slow' })
  const asked = outside.seen.length
  const mail = sayMail(api, [{ ...doreen, id: '3' }])
  await expect.poll(() => outside.seen.length, { timeout: 10_000 }).toBeGreaterThan(asked)
  expect(await owner.emotion.mood({ contactId: await contactNamed('doreen') })).toMatchObject({ readingCount: 2 })
  await mail
  expect((await externalEngine.get())?.pause?.trouble).toMatchObject({ kind: 'too slow' })
  expect((await historyOf('doreen')).readings).toHaveLength(1)
  expect(outside.seen).toHaveLength(asked + 3)
})

test('an engine that breaks and then answers is asked again by itself, and each sending is on record', async () => {
  const { api, outside, externalEngine, sentiment, consent, historyOf, auditOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  outside.next.push(json({ error: 'down' }, 500))
  await consent('doreen', 'given')
  expect(outside.seen).toHaveLength(2)
  expect((await historyOf('doreen')).external).toMatchObject([{ family: 'hurting' }])
  expect((await externalEngine.get())?.pause).toBeNull()
  expect((await auditOf('doreen')).filter((what) => what.startsWith('sent '))).toHaveLength(2)
})

test('an engine that turns us away is left alone until somebody says so, and then reads what it missed', async () => {
  const { api, outside, externalEngine, sentiment, consent, historyOf } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen, norman])
  outside.engine.usual = json({}, 401)
  await consent('doreen', 'given')
  expect(outside.seen).toHaveLength(1)
  const { pause } = (await externalEngine.get())!
  expect(pause).toMatchObject({ trouble: { kind: 'status', status: 401 } })
  expect(pause!.triesAgainAt.getTime() - pause!.since.getTime()).toBe(3_600_000)
  await consent('norman', 'given')
  expect(outside.seen).toHaveLength(1)
  outside.engine.usual = says('neutral')
  expect(await externalEngine.resume()).toMatchObject({ pause: null })
  await api.settle()
  expect((await historyOf('doreen')).external).toMatchObject([{ family: 'calm', agrees: false }])
  expect((await historyOf('norman')).external).toHaveLength(1)
})

test('a pause ends by itself when its time is over', async () => {
  const { api, outside, externalEngine, sentiment, consent, historyOf, turnClock } = await openBesideEngine()
  await externalEngine.put(sentiment)
  await sayMail(api, [doreen])
  outside.next.push(json({}, 403))
  await consent('doreen', 'given')
  const [{ run }] = emotionArea.scheduled as [(typeof emotionArea.scheduled)[0]]
  const minutePasses = async () => {
    await api.platform.as(system('minute'))(run)
    await api.settle()
  }
  await minutePasses()
  expect(outside.seen).toHaveLength(1)
  turnClock(61)
  await minutePasses()
  expect((await historyOf('doreen')).external).toHaveLength(1)
  expect((await externalEngine.get())?.pause).toBeNull()
})
