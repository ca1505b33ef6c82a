import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitResidual, surpriseOf } from './fit-residual.ts'
import type { Taught } from './fit-residual.ts'
import { shownLabels } from './label.ts'
import type { ShownLabel } from './label.ts'
import { learn } from './learning.ts'
import { sharesOf, traitsOf, unreadable } from './reading.ts'
import type { TextReading } from './reading.ts'
import { lookOf, lookSize, noResidual, packResidual, readWith, unpackResidual } from './residual.ts'
import { chanceOf } from './review.ts'
import { softmax } from './share.ts'

const chance = (at: number, of: string) => chanceOf(`${of} ${at}`, 'sample')

/** A reading like any other, made from a number. */
function readingOf(seed: number): TextReading {
  const shown = sharesOf(softmax(shownLabels.map((label) => 14 * chance(seed, label) ** 3)))
  return {
    ...unreadable('no words', { name: 'text', version: '1' }),
    ...{
      shown,
      unread: null,
      confidence: shown[0]!.p,
      labels: Array.from({ length: 28 }, (_, at) => chance(seed, `l${at}`)),
    },
    ...{ needsPerson: chance(seed, 'needs'), valence: chance(seed, 'v') - 0.5, intensity: chance(seed, 'i') },
    ...{ traits: traitsOf([0.1, 0.2, chance(seed, 't'), 0.4]), evidence: [{ start: 0, end: 1, weight: 1 }] },
  }
}

/** What people hear in a message, as often as the engine says so. */
function heardIn({ shown }: TextReading, seed: number): ShownLabel {
  let left = chance(seed, 'felt')
  return shown.find(({ p }) => (left -= p) < 0)?.label ?? 'neutral'
}

/** Messages of writers with five each, named in a manner of people's own. */
const taughtOf = (count: number, of: string, name: (label: ShownLabel, seed: number) => ShownLabel): Taught[] =>
  Array.from({ length: count }, (_, at) => {
    const seed = at + (of === 'general' ? 10_000 : 0)
    const reading = readingOf(seed)
    const felt = name(heardIn(reading, seed), seed)
    return { look: lookOf(reading), felt, also: [], who: `${of} ${Math.floor(at / 5)}` }
  })

const asHeard = (label: ShownLabel) => label
/** People here say frustration for four kinds of hurt. */
const ownWord = (label: ShownLabel): ShownLabel =>
  ['disappointment', 'sadness', 'anger', 'anxiety'].includes(label) ? 'frustration' : label
const turned = (label: ShownLabel): ShownLabel => shownLabels[(shownLabels.indexOf(label) + 1) % 13]!

describe('a residual', () => {
  test('without corrections changes nothing', () => {
    const reading = readingOf(1)
    const same = readWith(noResidual(), reading)
    expect(same.shown.map(({ label }) => label)).toEqual(reading.shown.map(({ label }) => label))
    for (const [at, { p }] of same.shown.entries()) expect(p).toBeCloseTo(reading.shown[at]!.p, 6)
    expect(fitResidual([], 30).weights.every((one) => one === 0)).toBe(true)
  })

  test('leaves unread what could not be read', () => {
    const reading = unreadable('language', { name: 'text', version: '1' })
    expect(readWith({ ...noResidual(), bias: new Float64Array(13).fill(3) }, reading)).toBe(reading)
  })

  test('that hears neutral marks no evidence', () => {
    const bias = Float64Array.from(shownLabels, (label) => (label === 'neutral' ? 20 : 0))
    const reading = readWith({ ...noResidual(), bias }, readingOf(2))
    expect(reading.shown[0]!.label).toBe('neutral')
    expect(reading.evidence).toEqual([])
  })

  test('is the same after it was stored, to seven digits, and damage is told', () => {
    const all = taughtOf(60, 'here', ownWord).map((taught) => ({ taught, weight: 1 }))
    const residual = { ...fitResidual(all, 30), temperature: 1.125 }
    const stored = unpackResidual(packResidual(residual))
    expect(stored.temperature).toBe(1.125)
    for (const part of ['means', 'scales', 'weights', 'bias'] as const)
      for (const [at, one] of residual[part].entries()) expect(stored[part][at]).toBeCloseTo(one, 5)
    expect(() => unpackResidual(new Uint8Array(8))).toThrow('damaged')
  })

  test('descends along the true slope', () => {
    const all = taughtOf(30, 'here', turned).map((taught, at) => ({ taught, weight: 1 + (at % 3) }))
    const standard = { means: new Float64Array(lookSize).fill(0.1), scales: new Float64Array(lookSize).fill(2) }
    const size = 13 * (lookSize + 1)
    const steep = surpriseOf(all, standard, 7)
    const slope = new Float64Array(size)
    fc.assert(
      fc.property(fc.nat(size - 1), fc.nat(99), (place, seed) => {
        const at = Float64Array.from({ length: size }, (_, one) => chance(seed, `w${one}`) - 0.5)
        steep(at, slope)
        const there = slope[place]!
        const [up, down] = [1e-5, -1e-5].map((by) =>
          steep(
            at.map((one, where) => (where === place ? one + by : one)),
            new Float64Array(size),
          ),
        )
        expect((up! - down!) / 2e-5).toBeCloseTo(there, 5)
      }),
      { numRuns: 40 },
    )
  })
})

describe('learning', () => {
  const general = taughtOf(80, 'general', asHeard)

  test('finds how people here name things', () => {
    const lessons = { corrections: taughtOf(200, 'here', ownWord), replay: taughtOf(80, 'general', ownWord) }
    const { residual, verdict } = learn(lessons, null)
    expect(verdict.corrections.after).toBeGreaterThan(verdict.corrections.before)
    expect(verdict.aside).toBeNull()
    const sad = Array.from({ length: 300 }, (_, at) => readingOf(5000 + at)).filter(
      ({ shown }) => shown[0]!.label === 'sadness',
    )
    const renamed = sad.filter((reading) => readWith(residual, reading).shown[0]!.label === 'frustration')
    expect(renamed.length).toBeGreaterThan(0.3 * sad.length)
  })

  test('keeps aside what does not help, since the engine is right as it is', () => {
    const { verdict } = learn({ corrections: taughtOf(100, 'here', asHeard), replay: general }, null)
    expect(verdict.aside).toBe('corrections')
  })

  test('keeps aside what one writer alone shows', () => {
    const corrections = taughtOf(30, 'here', ownWord).map((taught) => ({ ...taught, who: 'Doreen' }))
    expect(learn({ corrections, replay: general }, null).verdict.aside).toBe('corrections')
  })

  test('keeps aside what helps here and forgets general messages', () => {
    const { verdict } = learn({ corrections: taughtOf(150, 'here', turned), replay: general }, null)
    expect(verdict.corrections.after).toBeGreaterThan(verdict.corrections.before)
    expect(verdict.general.after).toBeLessThan(verdict.general.before)
    expect(verdict.aside).toBe('general')
  })

  test('is the same every time, and does not go live again without something new', () => {
    const lessons = { corrections: taughtOf(60, 'here', ownWord), replay: general }
    const [one, other] = [learn(lessons, null), learn(lessons, null)]
    expect(packResidual(other.residual)).toEqual(packResidual(one.residual))
    expect(other.verdict).toEqual(one.verdict)
    const live = { ...one.hold, temperature: one.residual.temperature, isLearnt: () => true }
    expect(learn(lessons, live).verdict.aside).toBe('corrections')
  })
})
