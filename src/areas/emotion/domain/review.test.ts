import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chanceOf,
  inTurn,
  reviewReason,
  reviewReasons,
  sampleShare,
  waitingStates,
  wantsSecondOpinion,
} from './review.ts'
import type { ReviewReason, ReviewState } from './review.ts'

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

describe('the turn of a review', () => {
  const day = 86_400_000
  const now = Date.parse('2026-03-01T12:00:00Z')
  const review = (reason: ReviewReason, daysOld: number, state: ReviewState = 'open', n = 1) => ({
    ...{ id: id(n), reason, state, saidAt: new Date(now - daysOld * day) },
  })
  const inOrder = (...reviews: ReturnType<typeof review>[]) => reviews.toSorted(inTurn)

  test('comes sooner for a later message and for a stronger reason, so that old mail waits behind what is new', () => {
    const queue = [
      review('sample', 0),
      review('sarcasm', 0.5),
      review('tiers', 0),
      review('baseline', 0),
      review('second opinion', 0),
      review('confidence', 0),
      review('confidence', 1),
      review('sarcasm', 400),
      review('confidence', 400),
    ]
    expect(inOrder(...queue.toReversed())).toEqual(queue)
  })

  test('of a random reading is not lost behind what comes later: for a week nothing overtakes it', () => {
    const later = reviewReasons.filter((reason) => reason !== 'sample').map((reason) => review(reason, 0))
    expect(inOrder(...later, review('sample', 6.9))[0]?.reason).toBe('sample')
    expect(inOrder(...later, review('sample', 7.1))[0]?.reason).toBe('sarcasm')
  })

  test('comes last where somebody needed context', () => {
    const [first, last] = inOrder(review('sample', 0, 'needs context'), review('confidence', 1000))
    expect([first?.state, last?.state]).toEqual(['open', 'needs context'])
  })

  test('is one place for each, whatever waits', () => {
    const any = fc.record({
      reason: fc.constantFrom(...reviewReasons),
      state: fc.constantFrom(...waitingStates),
      daysOld: fc.nat(30),
      n: fc.nat(1000),
    })
    const one = any.map(({ reason, state, daysOld, n }) => review(reason, daysOld, state, n))
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        if (a.id !== b.id) expect(Math.sign(inTurn(a, b))).toBe(-Math.sign(inTurn(b, a)))
        if (inTurn(a, b) < 0 && inTurn(b, c) < 0) expect(inTurn(a, c)).toBeLessThan(0)
      }),
    )
  })
})
