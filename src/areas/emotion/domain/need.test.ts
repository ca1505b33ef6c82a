import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needOf } from './need.ts'

const now = new Date('2026-03-01T09:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

const intensity = fc.double({ min: 0, max: 1, noNaN: true })
const age = fc.double({ min: 0, max: 400, noNaN: true })
const repeated = fc.integer({ min: 0, max: 30 })
const wait = fc.option(age)
const hurtOf = (of: { intensity: number; age: number; repeated: number; wait: number | null }) =>
  needOf({
    intensity: of.intensity,
    saidAt: daysAgo(of.age),
    now,
    repeated: of.repeated,
    waitingSince: of.wait === null ? null : daysAgo(of.wait),
  })
const hurt = fc.record({ intensity, age, repeated, wait })

describe('need', () => {
  test('the worked examples', () => {
    const fresh = hurtOf({ intensity: 0.8, age: 2, repeated: 3, wait: 2 })
    expect(fresh.parts.map(({ points }) => points)).toEqual([32, 17, 10, 11])
    expect(fresh.need).toBe(70)
    expect(hurtOf({ intensity: 0.3, age: 40, repeated: 1, wait: null }).need).toBe(9)
  })

  test('fresh strong hurt stands far above old mild hurt', () => {
    const fresh = hurtOf({ intensity: 0.9, age: 0.5, repeated: 1, wait: 0.5 }).need
    const old = hurtOf({ intensity: 0.4, age: 45, repeated: 1, wait: null }).need
    expect(fresh - old).toBeGreaterThan(40)
  })

  test('a hurt of half a year ago has faded, however strong', () => {
    expect(hurtOf({ intensity: 1, age: 180, repeated: 5, wait: 180 }).need).toBe(0)
  })

  test('is a whole number from 0 to 100, and the sum of its parts', () => {
    fc.assert(
      fc.property(hurt, (of) => {
        const { need, parts } = hurtOf(of)
        expect(Number.isInteger(need) && need >= 0 && need <= 100).toBe(true)
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(need)
      }),
    )
  })

  test('never falls when the hurt is stronger, fresher, more frequent, or waits longer', () => {
    fc.assert(
      fc.property(hurt, intensity, age, repeated, wait, (of, otherIntensity, otherAge, otherRepeated, otherWait) => {
        const { need } = hurtOf(of)
        const rises = (more: Partial<typeof of>) => expect(hurtOf({ ...of, ...more }).need).toBeGreaterThanOrEqual(need)
        rises({ intensity: Math.max(of.intensity, otherIntensity) })
        rises({ age: Math.min(of.age, otherAge) })
        rises({ repeated: Math.max(of.repeated, otherRepeated) })
        rises({ wait: of.wait === null ? otherWait : Math.max(of.wait, otherWait ?? 0) })
      }),
    )
  })
})
