import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queueChange, reviewCurve, rightAround, withinBudget, withinError } from './review-curve.ts'
import type { Answered, Load } from './review-curve.ts'

/** A hundred readings in two weeks, ten of them odd: thirty at 40 %, sixty at 80 %. */
const load: Load = {
  ...{ weeks: 2, total: 100 },
  byConfidence: [
    { percent: 40, count: 30, doubt: 18 },
    { percent: 80, count: 60, doubt: 12 },
  ],
}
const at = (percent: number, answers: readonly Answered[] = [], of = load) => reviewCurve(of, answers)[percent]!

describe('what a threshold would have meant', () => {
  test('is the share that goes to review: what is odd, what is less sure, and one in fifty of the rest', () => {
    expect(at(40).share).toBeCloseTo(0.1 + 0.02 * 0.9)
    expect(at(41).share).toBeCloseTo(0.4 + 0.02 * 0.6)
    expect(at(95).share).toBeCloseTo(1)
  })

  test('is so many reviews a week, a fifth of them twice', () => {
    expect(at(41).weekly).toBeCloseTo((1.2 * (40 + 0.02 * 60)) / 2)
  })

  test('is what goes wrong where nobody looks: by the machine’s own doubt as long as few were looked at', () => {
    expect(at(0).wrong).toEqual({ by: 'machine', share: expect.closeTo(30 / 90) })
    expect(at(41).wrong).toEqual({ by: 'machine', share: expect.closeTo(0.2) })
    expect(at(41).whole).toBeCloseTo(1 - 0.98 * 0.6 * 0.2)
    expect(at(95)).toMatchObject({ wrong: null, whole: 1 })
  })

  test('is nothing of nothing', () => {
    expect(at(50, [], { weeks: 1, total: 0, byConfidence: [] })).toMatchObject({ share: 0, weekly: 0, wrong: null })
  })
})

const group = (tenth: number, reason: Answered['reason'], drawn: number, answered: number, wrong: number) => ({
  ...{ tenth, reason, drawn, answered, wrong },
})

describe('errors by the organisation’s own reviews', () => {
  test('count each tenth by how many readings would stand there, not by how many were looked at', () => {
    // 4 of 10 wrong at 40 %, 1 of 40 wrong at 80 %: of 30 and 60 readings, (30 × 0.4 + 60 × 0.025) / 90.
    const answers = [group(4, 'confidence', 10, 10, 4), group(8, 'sample', 40, 40, 1)]
    expect(at(0, answers).wrong).toMatchObject({ by: 'reviews', answers: 50, share: expect.closeTo(13.5 / 90) })
    expect(at(50, answers).wrong).toMatchObject({ by: 'reviews', answers: 40, share: expect.closeTo(0.025) })
  })

  test('let a random answer stand for fifty readings where the threshold’s stand for themselves', () => {
    // In one tenth: 50 looked at because of doubt, half wrong; 9 drawn at random, which stand for 450, none wrong.
    const answers = [group(8, 'confidence', 50, 50, 25), group(8, 'sample', 9, 9, 0)]
    expect(at(50, answers).wrong).toMatchObject({ share: expect.closeTo((50 * 0.5) / 500) })
  })

  test('let answered ones stand for those that still wait', () => {
    const answers = [group(8, 'confidence', 500, 50, 25), group(8, 'sample', 10, 10, 0)]
    expect(at(50, answers).wrong).toMatchObject({ share: expect.closeTo(0.25) })
  })

  test('come with an interval that is wider where few answers stand for many', () => {
    const wide = (answers: Answered[]) => {
      const { wrong } = at(50, answers)
      if (wrong?.by !== 'reviews') throw new Error('by reviews, it should be')
      expect(wrong.low).toBeLessThan(wrong.share)
      expect(wrong.high).toBeGreaterThan(wrong.share)
      return wrong.high - wrong.low
    }
    const even = wide([group(8, 'sample', 60, 60, 6)])
    expect(wide([group(8, 'confidence', 50, 50, 5), group(8, 'sample', 10, 10, 1)])).toBeGreaterThan(even)
  })

  test('are not used where too few answered, or where nobody answered in a good part of what would stand', () => {
    expect(at(0, [group(4, 'sample', 10, 10, 1), group(8, 'sample', 19, 19, 1)]).wrong?.by).toBe('machine')
    expect(at(0, [group(8, 'sample', 100, 100, 10)]).wrong?.by).toBe('machine')
    expect(at(50, [group(8, 'sample', 100, 100, 10)]).wrong?.by).toBe('reviews')
  })
})

const buckets = fc.uniqueArray(
  fc
    .record({ percent: fc.integer({ min: 0, max: 100 }), count: fc.nat(50) })
    .map(({ percent, count }) => ({ percent, count, doubt: count * (1 - percent / 100) })),
  { selector: ({ percent }) => percent, maxLength: 30 },
)
const loads = fc
  .record({ byConfidence: buckets, anyway: fc.nat(50), weeks: fc.integer({ min: 1, max: 13 }) })
  .map(({ byConfidence, anyway, weeks }): Load => ({
    ...{ byConfidence, weeks },
    total: anyway + byConfidence.reduce((sum, { count }) => sum + count, 0),
  }))
const answered = fc.array(
  fc
    .tuple(fc.nat(9), fc.constantFrom('confidence' as const, 'sample' as const), fc.nat(40), fc.nat(40), fc.nat(40))
    .map(([tenth, reason, ...counts]) => {
      const [wrong = 0, some = 0, drawn = 0] = counts.toSorted((a, b) => a - b)
      return group(tenth, reason, drawn, some, wrong)
    }),
  { maxLength: 20 },
)

test('a higher threshold never asks for fewer reviews, and every number is sound', () => {
  fc.assert(
    fc.property(loads, answered, (of, answers) => {
      const curve = reviewCurve(of, answers)
      const weekly = curve.map((point) => point.weekly)
      expect(weekly).toEqual(weekly.toSorted((a, b) => a - b))
      for (const { share, wrong, whole } of curve) {
        const shares = [share, whole, wrong?.share ?? 0, ...(wrong?.by === 'reviews' ? [wrong.low, wrong.high] : [])]
        for (const one of shares) {
          expect(one).toBeGreaterThanOrEqual(-1e-9)
          expect(one).toBeLessThanOrEqual(1 + 1e-9)
        }
      }
    }),
  )
})

describe('the threshold within', () => {
  const curve = reviewCurve(load, [])

  test('a weekly budget is the highest that keeps it; the lowest, which does not, where none does', () => {
    expect(withinBudget(curve, 25)).toEqual({ percent: 80, isKept: true })
    expect(withinBudget(curve, 1000)).toEqual({ percent: 95, isKept: true })
    expect(withinBudget(curve, 1)).toEqual({ percent: 0, isKept: false })
  })

  test('an error is the lowest above which no more is wrong; nothing stands above the highest', () => {
    expect(withinError(curve, 0.4)).toEqual({ percent: 0, isKept: true })
    expect(withinError(curve, 0.25)).toEqual({ percent: 41, isKept: true })
    expect(withinError(curve, 0.01)).toEqual({ percent: 81, isKept: true })
    const sure = { ...load, byConfidence: [{ percent: 99, count: 10, doubt: 0.1 }] }
    expect(withinError(reviewCurve(sure, []), 0.001)).toEqual({ percent: 95, isKept: false })
  })

  test('a lower budget is never a higher threshold, a lower error never a lower one, and both keep what they say', () => {
    const limits = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    fc.assert(
      fc.property(loads, answered, limits, (of, answers, [one, other]) => {
        const curve = reviewCurve(of, answers)
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(withinBudget(curve, low).percent).toBeLessThanOrEqual(withinBudget(curve, high).percent)
        expect(withinError(curve, low / 100).percent).toBeGreaterThanOrEqual(withinError(curve, high / 100).percent)
        const [budget, error] = [withinBudget(curve, low), withinError(curve, low / 100)]
        if (budget.isKept) expect(curve[budget.percent]!.weekly).toBeLessThanOrEqual(low)
        if (error.isKept) expect(curve[error.percent]!.wrong?.share ?? 0).toBeLessThanOrEqual(low / 100)
      }),
    )
  })
})

test('a threshold brings what nobody was asked about below it, and takes what was in doubt from it on', () => {
  const queue = {
    unasked: [
      { percent: 54, count: 3 },
      { percent: 55, count: 5 },
    ],
    doubted: [
      { percent: 54, count: 7 },
      { percent: 55, count: 9 },
    ],
  }
  expect(queueChange(55, queue)).toEqual({ coming: 3, leaving: 9 })
})

test('how often readings this sure were right is told from thirty answers about as sure, else not', () => {
  const answers = [group(8, 'sample', 40, 40, 8), group(5, 'confidence', 40, 40, 20)]
  expect(rightAround(0.83, answers)).toMatchObject({ by: 'reviews', share: expect.closeTo(0.8), answers: 40 })
  expect(rightAround(0.83, answers)!.low).toBeLessThan(0.8)
  expect(rightAround(0.83, [group(8, 'sample', 29, 29, 8)])).toBeNull()
  expect(rightAround(1, [group(9, 'sample', 40, 40, 0)])).toMatchObject({ share: 1, high: 1 })
})
