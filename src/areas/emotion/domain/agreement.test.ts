import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate, estimateWeighted, krippendorffAlpha } from './agreement.ts'

/** Rows of observers to lists of what each unit was given; a dot is a gap. */
const unitsOf = (...observers: string[]): string[][] => {
  const rows = observers.map((observer) => observer.split(' '))
  return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? '.').filter((value) => value !== '.'))
}

describe('Krippendorff’s alpha, by the examples of his paper of 2011', () => {
  test('A: two observers, two values', () => {
    expect(krippendorffAlpha(unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'))).toBeCloseTo(0.095, 3)
  })

  test('B: two observers, many values', () => {
    expect(krippendorffAlpha(unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'))).toBeCloseTo(0.692, 3)
  })

  test('C: any number of observers, with gaps', () => {
    const units = unitsOf(
      ...['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3'],
      ...['. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'],
    )
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3)
  })

  test('is one when all agree, and unknown when there is nothing to tell apart', () => {
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1)
    expect(krippendorffAlpha([['a', 'a']])).toBeNull()
    expect(krippendorffAlpha([['a'], ['b']])).toBeNull()
    expect(krippendorffAlpha([])).toBeNull()
  })

  test('is never above one, and does not depend on the order of messages or reviewers', () => {
    const given = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }), { maxLength: 20 })
    fc.assert(
      fc.property(given, (messages) => {
        const alpha = krippendorffAlpha(messages)
        if (alpha === null) return
        expect(alpha).toBeLessThanOrEqual(1)
        expect(krippendorffAlpha(messages.toReversed().map((labels) => labels.toReversed()))).toBeCloseTo(alpha)
      }),
    )
  })
})

describe('the estimate of a share', () => {
  test('8 of 10 is between 49 and 94 percent', () => {
    const eight = estimate(8, 10)
    expect(eight?.low).toBeCloseTo(0.4902, 4)
    expect(eight?.high).toBeCloseTo(0.9433, 4)
  })

  test('knows nothing of nothing', () => {
    expect(estimate(0, 0)).toBeNull()
  })

  test('holds the share, stays within 0 and 1, and narrows with more answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
        const agreed = Math.round(part * count)
        const [one, ten] = [estimate(agreed, count)!, estimate(agreed * 10, count * 10)!]
        expect(one.low).toBeGreaterThanOrEqual(0)
        expect(one.high).toBeLessThanOrEqual(1)
        expect(one.low).toBeLessThanOrEqual(one.share + 1e-12)
        expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12)
        expect(ten.high - ten.low).toBeLessThan(one.high - one.low)
      }),
    )
  })
})

describe('a share of answers that weigh unequally', () => {
  test('is as of equal ones where all weigh the same', () => {
    const equal = estimateWeighted([
      { count: 30, agreed: 20, weight: 4 },
      { count: 10, agreed: 5, weight: 4 },
    ])
    for (const [part, value] of Object.entries(estimate(25, 40)!))
      expect(equal).toHaveProperty(part, expect.closeTo(value))
  })

  test('counts each answer as much as it weighs, and is less sure the more unequal they are', () => {
    const groups = [
      { count: 10, agreed: 10, weight: 3 },
      { count: 10, agreed: 0, weight: 1 },
    ]
    // Σw = 40, Σw² = 100: 16 answers.
    expect(estimateWeighted(groups)).toMatchObject({ share: expect.closeTo(0.75), count: expect.closeTo(16) })
  })

  test('of nothing is nothing', () => {
    expect(estimateWeighted([])).toBeNull()
    expect(estimateWeighted([{ count: 0, agreed: 0, weight: 1 }])).toBeNull()
  })
})
