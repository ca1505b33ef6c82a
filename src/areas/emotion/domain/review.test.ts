import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf, reviewReason, reviewShares, sampleShare, wantsSecondOpinion } from './review.ts'

const sure = { confidence: 0.9, sarcasm: 0, valence: 0.1, tiers: [], unread: null }
const calm = { threshold: 0.55, others: [], chance: 0.5 }
const tier = (name: string, label: 'anger' | 'frustration' | 'delight') => ({ name, label, p: 0.6 })
const id = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

describe('why a reading goes to review', () => {
  test('not at all when it is sure and nothing speaks against it', () => {
    expect(reviewReason(sure, calm)).toBeNull()
  })

  test('because it is less sure than the organisation wants', () => {
    expect(reviewReason({ ...sure, confidence: 0.54 }, calm)).toBe('confidence')
    expect(reviewReason({ ...sure, confidence: 0.55 }, calm)).toBeNull()
  })

  test('because it may be meant as its opposite, however sure it is', () => {
    expect(reviewReason({ ...sure, sarcasm: 0.5 }, calm)).toBe('sarcasm')
  })

  test('because the tiers disagree in family, not in label', () => {
    const judged = (...tiers: ReturnType<typeof tier>[]) => reviewReason({ ...sure, tiers }, calm)
    expect(judged(tier('one', 'anger'), tier('other', 'delight'))).toBe('tiers')
    expect(judged(tier('one', 'anger'), tier('other', 'frustration'))).toBeNull()
  })

  test('because it is more than 2.5 standard deviations from what is usual for them, known from five messages on', () => {
    // Mean 0, standard deviation 0.2.
    const others = [0.2, -0.2, 0.2, -0.2, 0.2, -0.2]
    const at = (valence: number, known = others) => reviewReason({ ...sure, valence }, { ...calm, others: known })
    expect(at(-0.51)).toBe('baseline')
    expect(at(-0.49)).toBeNull()
    expect(at(-0.9, others.slice(0, 4))).toBeNull()
    expect(at(0.2, [0, 0, 0, 0, 0])).toBeNull()
  })

  test('by chance, one in fifty of the others', () => {
    expect(reviewReason(sure, { ...calm, chance: 0.0199 })).toBe('sample')
    expect(reviewReason(sure, { ...calm, chance: 0.02 })).toBeNull()
  })

  test('never when nothing could be read', () => {
    expect(reviewReason({ ...sure, confidence: 0, unread: 'language' }, { ...calm, chance: 0 })).toBeNull()
  })

  test('a higher threshold never takes a reading off review', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, share, (confidence, chance, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const at = (threshold: number) => reviewReason({ ...sure, confidence }, { ...calm, chance, threshold })
        if (at(low) !== null) expect(at(high)).not.toBeNull()
      }),
    )
  })
})

describe('the chance of a message', () => {
  test('is always the same, and its own for each purpose', () => {
    expect(chanceOf(id(7), 'sample')).toBe(chanceOf(id(7), 'sample'))
    expect(chanceOf(id(7), 'sample')).not.toBe(chanceOf(id(7), 'second opinion'))
  })

  test('is spread evenly, also over ids that follow each other', () => {
    const chances = Array.from({ length: 20_000 }, (_, n) => chanceOf(id(n), 'sample'))
    const sampled = chances.filter((chance) => chance < sampleShare).length / chances.length
    expect(sampled).toBeGreaterThan(0.015)
    expect(sampled).toBeLessThan(0.025)
    expect(chances.reduce((sum, one) => sum + one, 0) / chances.length).toBeCloseTo(0.5, 1)
    const seconds = Array.from({ length: 5000 }, (_, n) => wantsSecondOpinion(id(n))).filter(Boolean).length
    expect(seconds / 5000).toBeCloseTo(0.2, 1)
  })
})

describe('the share that goes to review', () => {
  test('is what is reviewed anyway, what is less sure, and one in fifty of the rest', () => {
    const load = {
      ...{ total: 100, anyway: 10 },
      byConfidence: [
        { percent: 40, count: 30 },
        { percent: 80, count: 60 },
      ],
    }
    const shares = new Map(reviewShares(load).map(({ threshold, share }) => [threshold, share]))
    expect(shares.get(0.4)).toBeCloseTo(0.1 + 0.02 * 0.9)
    expect(shares.get(0.55)).toBeCloseTo(0.4 + 0.02 * 0.6)
    expect(shares.get(0.95)).toBeCloseTo(1)
  })

  test('is nothing of nothing, and grows with the threshold', () => {
    expect(reviewShares({ total: 0, anyway: 0, byConfidence: [] }).every(({ share }) => share === 0)).toBe(true)
    const counts = fc.array(fc.record({ percent: fc.integer({ min: 0, max: 100 }), count: fc.nat(50) }))
    fc.assert(
      fc.property(counts, fc.nat(50), (byConfidence, anyway) => {
        const total = anyway + byConfidence.reduce((sum, { count }) => sum + count, 0)
        const shares = reviewShares({ total, anyway, byConfidence }).map(({ share }) => share)
        expect(shares).toEqual(shares.toSorted((a, b) => a - b))
        expect(shares.at(-1) ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })
})
