import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agrees, spoken } from './correction.ts'
import type { Machine } from './correction.ts'
import { families, familyOf, shownLabels } from './label.ts'

const heard: Machine = {
  ...{ family: 'hurting', valence: -0.42, intensity: 0.33, needsPerson: 0.8 },
  evidence: [{ start: 0, end: 4, weight: 1 }],
}
const saying = (felt: (typeof shownLabels)[number] | null, also: (typeof shownLabels)[number] | null = null) => ({
  ...{ felt, also },
  isSarcastic: false,
})

describe('what a person says', () => {
  test('keeps the tone and the words that the machine found where both hear the same family', () => {
    expect(spoken(saying('anger'), heard)).toMatchObject({
      ...{ primaryLabel: 'anger', valence: -0.42, intensity: 0.33, evidence: heard.evidence, confidence: 1 },
    })
  })

  test('has the tone of its label where the machine heard something else', () => {
    expect(spoken(saying('gratitude'), heard)).toMatchObject({ family: 'warm', valence: 0.7, evidence: [] })
  })

  test('may be two feelings, the first one weighing more', () => {
    const { shown, valence } = spoken(saying('relief', 'frustration'), null)
    expect(shown.map(({ label }) => label)).toEqual(['relief', 'frustration'])
    expect(valence).toBeCloseTo(0.7 * 0.5 - 0.3 * 0.6)
  })

  test('may be that they cannot tell: then it says nothing', () => {
    expect(spoken(saying(null), heard)).toMatchObject({ unread: 'unclear', valence: 0, intensity: 0, evidence: [] })
    expect(agrees(saying(null), 'anger')).toBeNull()
  })

  test('agrees with the machine in the first feeling or the second', () => {
    expect(agrees(saying('anger'), 'anger')).toBe(true)
    expect(agrees(saying('relief', 'anger'), 'anger')).toBe(true)
    expect(agrees(saying('relief'), 'anger')).toBe(false)
  })

  test('always is a whole reading: shares sum to one, numbers in their ranges, valence on the side of its family', () => {
    const label = fc.constantFrom(...shownLabels)
    const machine = fc.option(
      fc.record({
        family: fc.constantFrom(...families),
        valence: fc.constant(0.1),
        intensity: fc.double({ min: 0, max: 1, noNaN: true }),
        needsPerson: fc.double({ min: 0, max: 1, noNaN: true }),
        evidence: fc.constant([]),
      }),
    )
    fc.assert(
      fc.property(label, fc.option(label), fc.boolean(), machine, (felt, also, isSarcastic, said) => {
        const { shown, labels, family, valence, intensity } = spoken({ felt, also, isSarcastic }, said)
        expect(shown.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
        expect(labels.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1)
        expect(family).toBe(familyOf(felt))
        expect(Math.abs(valence)).toBeLessThanOrEqual(1)
        expect(intensity).toBeGreaterThanOrEqual(0)
        expect(intensity).toBeLessThanOrEqual(1)
      }),
    )
  })
})
