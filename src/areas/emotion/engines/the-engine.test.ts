import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familyOf, labels, shownLabels } from '../domain/label.ts'
import type { ShownLabel } from '../domain/label.ts'
import { isUnsure } from '../domain/reading.ts'
import type { TextReading } from '../domain/reading.ts'
import { theEngine } from './the-engine.ts'

const engine = await theEngine()

async function read(text: string): Promise<TextReading> {
  const [reading] = await engine.read([{ text }])
  return reading!
}

const primaryOf = ({ shown }: TextReading): ShownLabel => shown[0]!.label

function expectSound(reading: TextReading, text: string): void {
  const { needsPerson, intensity, confidence, valence, shown, evidence } = reading
  for (const share of [...reading.labels, ...shown.map(({ p }) => p), needsPerson, intensity, confidence]) {
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  expect(Math.abs(valence)).toBeLessThanOrEqual(1)
  expect(reading.labels).toHaveLength(labels.length)
  expect(shown.map(({ label }) => label).toSorted()).toEqual(shownLabels.toSorted())
  expect(shown.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 6)
  expect(shown).toEqual(shown.toSorted((a, b) => b.p - a.p))
  evidence.forEach(({ start, end, weight }, at) => {
    expect(start).toBeGreaterThanOrEqual(evidence[at - 1]?.end ?? 0)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(weight).toBeGreaterThan(0)
    expect(weight).toBeLessThanOrEqual(1)
  })
  expect(evidence.length === 0).toBe(primaryOf(reading) === 'neutral')
}

describe('the engine', () => {
  test.each<[ShownLabel, string]>([
    ['gratitude', 'Thank you so much, you saved my weekend!'],
    ['delight', 'I love this product, it works perfectly!'],
    ['relief', 'Phew, the refund came this morning, what a relief.'],
    ['anger', 'I am furious. This is a disgrace and I want my money back.'],
    ['anxiety', 'I am worried that my payment went to the wrong account.'],
    ['sadness', 'My husband died last week and I need to close his account.'],
    ['frustration', 'This is the third time I am writing and still nothing.'],
    ['disappointment', 'I am very disappointed with the quality.'],
    ['confusion', "I don't understand this bill."],
    ['neutral', 'Could you send me the invoice for March?'],
    ['neutral', 'How do I cancel a pending order?'],
  ])('hears %s in "%s"', async (label, text) => {
    expect(primaryOf(await read(text))).toBe(label)
  })

  test('finds where in a message the hurt lies', async () => {
    const text = 'Hello, my order is 4711. I have called three times and still nobody answers. Kind regards, Eve'
    const { evidence, shown } = await read(text)
    expect(familyOf(shown[0]!.label)).toBe('hurting')
    expect(evidence.map(({ start, end }) => text.slice(start, end)).join(' ')).toContain('still nobody answers')
  })

  test('hurts are low and strong, warmth is high', async () => {
    const [angry, glad, plain] = await engine.read([
      { text: 'This is outrageous, you have lied to me AGAIN!' },
      { text: 'You are wonderful, thank you!' },
      { text: 'Please change my address.' },
    ])
    expect(angry!.valence).toBeLessThan(plain!.valence)
    expect(glad!.valence).toBeGreaterThan(plain!.valence)
    expect(angry!.intensity).toBeGreaterThan(plain!.intensity + 0.2)
  })

  test.each(['', ' \n\t ', '注文はどこですか'])('is neutral and unsure of %j', async (text) => {
    const reading = await read(text)
    expect(primaryOf(reading)).toBe('neutral')
    expect(isUnsure(reading)).toBe(true)
    expectSound(reading, text)
  })

  test.each([
    '😡😡',
    '\u0000',
    '\ud800',
    '!!!',
    'a'.repeat(1_000_000),
    'I am so angry. '.repeat(70_000),
    '\n;'.repeat(500_000),
  ])('reads odd text soundly (%#)', async (text) => {
    expectSound(await read(text), text)
  })

  test('reads any string soundly, and the same way twice', async () => {
    const words = fc.constantFrom('angry', 'thanks', 'still', '.', '!', 'but', 'WHY', '\n', 'invoice', '😊', 'not')
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((list) => list.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const reading = await read(text)
        expectSound(reading, text)
        expect(await read(text)).toEqual(reading)
      }),
    )
  })

  test('answers in the order of the texts, with its name', async () => {
    const readings = await engine.read([{ text: 'Thank you so much!' }, { text: 'I am furious.' }])
    expect(readings.map(primaryOf)).toEqual(['gratitude', 'anger'])
    expect(readings[0]!.model).toEqual({ name: engine.name, version: engine.version })
    expect(await engine.read([])).toEqual([])
  })

  test('all its files are smaller than 5 MB', () => {
    const folder = join(import.meta.dirname, '../../../../models/text-linear-1')
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    expect(bytes).toBeLessThan(5_000_000)
  })
})
