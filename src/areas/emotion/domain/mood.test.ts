import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baselineOf, moodCurve, moodOf, surenessAt, trendAt } from './mood.ts'
import type { Felt } from './mood.ts'

const day = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000)
const hurt = (days: number, valence = -0.8): Felt => ({ saidAt: day(days), family: 'hurting', valence, confidence: 1 })
const warm = (days: number, valence = 0.8): Felt => ({ saidAt: day(days), family: 'warm', valence, confidence: 1 })

const felts = fc
  .array(
    fc.record({
      saidAt: fc.integer({ min: 0, max: 2000 }).map(day),
      family: fc.constantFrom('hurting', 'warm', 'open', 'calm' as const),
      valence: fc.double({ min: -1, max: 1, noNaN: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => list.toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime()) as Felt[])

describe('mood', () => {
  test('one hurting message pulls the level down, but not to the bottom', () => {
    expect(moodOf([hurt(0)]).level).toBeCloseTo(-0.8 / 1.5)
  })

  test('a hurt of 21 days ago weighs half as much as one of today', () => {
    const { level } = moodOf([hurt(0, -1), warm(21, 1)])
    expect(level).toBeCloseTo((1 - 0.5) / (1 + 0.5 + 0.5))
  })

  test('the trend falls when warmth turned into hurt', () => {
    expect(moodOf([warm(0), warm(10), hurt(60), hurt(61)]).trend).toBeLessThan(-0.5)
  })

  test('nothing known of thirty days ago means no trend', () => {
    expect(moodOf([hurt(0), hurt(5)]).trend).toBeNull()
  })

  test('a trend is told for thirty silent days, then no more', () => {
    expect(trendAt(-0.4, day(0), day(30))).toBe(-0.4)
    expect(trendAt(-0.4, day(0), day(31))).toBeNull()
    expect(trendAt(null, day(0), day(1))).toBeNull()
  })

  test('level and sureness stay in their ranges, and the last point of the curve is the level', () => {
    fc.assert(
      fc.property(felts, (readings) => {
        const { level, sureness } = moodOf(readings)
        expect(Math.abs(level)).toBeLessThanOrEqual(1)
        expect(sureness).toBeGreaterThanOrEqual(0)
        expect(sureness).toBeLessThanOrEqual(1)
        expect(moodCurve(readings).at(-1)?.level).toBeCloseTo(level, 10)
      }),
    )
  })

  test('sureness halves in ninety silent days', () => {
    expect(surenessAt(0.8, day(0), day(90))).toBeCloseTo(0.4)
  })

  test('a baseline needs five readings and lies inside its band', () => {
    expect(baselineOf([hurt(0), hurt(1), hurt(2), hurt(3)])).toBeNull()
    const baseline = baselineOf([hurt(0), hurt(1), warm(2), warm(3), warm(4)])
    expect(baseline?.level).toBeCloseTo(0.16)
    expect(baseline?.low).toBeLessThan(0.16)
    expect(baseline?.high).toBeGreaterThan(0.16)
  })
})
