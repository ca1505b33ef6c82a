import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreesInFamily, readAnswer, sentiments } from './external-reading.ts'
import type { Understanding } from './external-reading.ts'
import { families, labels, shownLabels } from './label.ts'

const unit = { worst: -1, best: 1 }
const as = (kind: Understanding['kind'], scale = unit): Understanding => ({ kind, scale })
const ours = (family: (typeof families)[number], unread: string | null = null) => ({ family, unread })

describe('what an external engine’s answer says', () => {
  test('is a feeling only where it names one', () => {
    const angry = { label: 'anger', valence: -0.7, confidence: 0.9 } as const
    expect(readAnswer(angry, as('feeling'))).toEqual({
      ...{ label: 'anger', family: 'hurting', valence: -0.7, confidence: 0.9 },
    })
    expect(readAnswer({ label: 'joy', confidence: 0.5 }, as('feeling'))).toMatchObject({
      ...{ label: 'delight', family: 'warm', valence: null },
    })
  })

  test('is a family and no number where it is one of three words', () => {
    const said = sentiments.map((sentiment) => readAnswer({ sentiment, confidence: 0.6 }, as('sentiment')))
    expect(said.map(({ family }) => family)).toEqual(['warm', 'calm', 'hurting'])
    expect(said.every(({ label, valence }) => label === null && valence === null)).toBe(true)
  })

  test('is a valence on our scale where it is a number on another', () => {
    const stars = as('number', { worst: 1, best: 5 })
    const read = (valence: number) => readAnswer({ valence, confidence: 1 }, stars)
    expect([1, 3, 5].map((valence) => read(valence).valence)).toEqual([-1, 0, 1])
    expect([1, 3, 5].map((valence) => read(valence).family)).toEqual(['hurting', 'calm', 'warm'])
    expect(readAnswer({ valence: 1, confidence: 1 }, as('number', { worst: 5, best: 1 })).valence).toBe(1)
  })

  test('is nothing where the engine could not tell', () => {
    const nothing = { label: null, family: null, valence: null, confidence: 0 }
    for (const kind of ['feeling', 'sentiment', 'number'] as const)
      expect(readAnswer({ label: null, sentiment: null, valence: null, confidence: 0 }, as(kind))).toEqual(nothing)
  })

  test('knows every label that is shown or stored', () => {
    for (const label of [...shownLabels, ...labels]) {
      const { label: shown, family } = readAnswer({ label, confidence: 1 }, as('feeling'))
      expect(shownLabels).toContain(shown)
      expect(families).toContain(family)
      if (label !== 'neutral') expect(shown).not.toBe('neutral')
    }
  })

  test('never leaves −1…1 and never goes down when the engine’s number goes up', () => {
    const scale = fc
      .record({ worst: fc.integer({ min: -100, max: 99 }), size: fc.integer({ min: 1, max: 200 }) })
      .map(({ worst, size }) => ({ worst, best: worst + size }))
    fc.assert(
      fc.property(scale, fc.double({ min: 0, max: 1, noNaN: true }), (known, share) => {
        const at = (part: number) =>
          readAnswer(
            { valence: known.worst + part * (known.best - known.worst), confidence: 1 },
            { kind: 'number', scale: known },
          ).valence ?? Number.NaN
        expect(Math.abs(at(share))).toBeLessThanOrEqual(1)
        expect(at(share / 2)).toBeLessThanOrEqual(at(share))
      }),
    )
  })
})

describe('an external reading agrees with ours', () => {
  const heard = (sentiment: (typeof sentiments)[number]) => readAnswer({ sentiment, confidence: 1 }, as('sentiment'))

  test('where both name the same family', () => {
    expect(agreesInFamily(heard('negative'), ours('hurting'))).toBe(true)
    expect(agreesInFamily(heard('positive'), ours('hurting'))).toBe(false)
  })

  test('where ours is open and the engine knows neutral only, but not where it could have said so', () => {
    expect(agreesInFamily(heard('neutral'), ours('open'))).toBe(true)
    expect(agreesInFamily(readAnswer({ label: 'neutral', confidence: 1 }, as('feeling')), ours('open'))).toBe(false)
  })

  test('or nobody can say, where one of them could not tell', () => {
    expect(agreesInFamily(heard('neutral'), ours('calm', 'language'))).toBeNull()
    expect(agreesInFamily(readAnswer({ sentiment: null, confidence: 0 }, as('sentiment')), ours('calm'))).toBeNull()
  })
})
