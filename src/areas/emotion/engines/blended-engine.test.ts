import { expect, test } from 'vitest'
import { shownLabels } from '../domain/label.ts'
import type { ShownLabel } from '../domain/label.ts'
import { sharesOf, unreadable } from '../domain/reading.ts'
import type { TextReading } from '../domain/reading.ts'
import { blended } from './blended-engine.ts'

/** What a tier named after its first label says, with the rest shared among the others. */
function saying(label: ShownLabel, p: number): TextReading {
  const rest = (1 - p) / (shownLabels.length - 1)
  return {
    ...unreadable('no words', { name: label, version: '1' }),
    ...{ shown: sharesOf(shownLabels.map((one) => (one === label ? p : rest))), unread: null, confidence: p },
    ...{ labels: Array(28).fill(0.2), needsPerson: 0.2, evidence: [{ start: 0, end: 1, weight: 1 }] },
    tiers: [{ name: label, label, p }],
  }
}

const half = { labels: 0.5, shown: 0.5, plain: 0.5, temperature: 1 }

test('the surer tier decides, and what each said stays', () => {
  const reading = blended(saying('anger', 0.5), saying('delight', 0.9), half)
  expect(reading.shown[0]?.label).toBe('delight')
  expect(reading.tiers.map(({ label }) => label)).toEqual(['anger', 'delight'])
  expect(reading.confidence).toBeLessThan(0.9)
})

test('a share of 0 is the second tier, a share of 1 the first', () => {
  const [one, other] = [saying('anger', 0.6), saying('delight', 0.7)]
  expect(blended(one, other, { ...half, shown: 0 }).shown[0]).toEqual({ label: 'delight', p: expect.closeTo(0.7) })
  expect(blended(one, other, { ...half, shown: 1 }).shown[0]).toEqual({ label: 'anger', p: expect.closeTo(0.6) })
})

test('equal tiers are blended to themselves', () => {
  const reading = blended(saying('anger', 0.6), saying('anger', 0.6), half)
  expect(reading.labels[0]).toBeCloseTo(0.2)
  expect(reading.needsPerson).toBeCloseTo(0.2)
  expect(reading.confidence).toBeCloseTo(0.6)
})

test('a temperature above 1 makes it less sure', () => {
  const [one, other] = [saying('anger', 0.6), saying('anger', 0.6)]
  expect(blended(one, other, { ...half, temperature: 2 }).confidence).toBeLessThan(0.6)
})

test('what one tier cannot read is not read', () => {
  const reading = blended(unreadable('language', { name: 'first', version: '1' }), saying('anger', 0.9), half)
  expect(reading.unread).toBe('language')
  expect(reading.shown[0]?.label).toBe('neutral')
})
