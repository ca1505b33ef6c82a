import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownLabels } from '../../domain/label.ts'
import type { ShownLabel } from '../../domain/label.ts'
import { linearFolder } from '../the-engine.ts'
import { featuresOf } from './features.ts'
import { headCount, heads } from './heads.ts'
import { linearEngine } from './linear-engine.ts'
import type { LinearModel } from './linear-engine.ts'
import { loadLinearModel } from './load.ts'
import { termsOf } from './terms.ts'

const model = await loadLinearModel(linearFolder)
const words = (text: string, label: ShownLabel, of = model) => {
  const { towards, away } = termsOf(of, text, label)
  const cut = (terms: typeof towards) => terms.map(({ start, end }) => text.slice(start, end))
  return { towards: cut(towards), away: cut(away) }
}

/** A model that knows some features only, each with one weight for anger and all other shown weights nothing. */
function knowing(hashes: number[]): LinearModel {
  const sorted = Uint32Array.from(hashes).toSorted()
  const cells = new Int8Array(sorted.length * headCount)
  const anger = heads.shown.from + shownLabels.indexOf('anger')
  for (const row of sorted.keys()) cells[row * headCount + anger] = 100
  const inner = heads.labels.count
  const weights = {
    ...{ hashes: sorted, heads: headCount, inner, cells },
    scales: new Float32Array(headCount).fill(0.01),
    bias: new Float32Array(headCount),
    links: new Float32Array(inner * (headCount - inner)),
  }
  return { name: 'made', version: '1', thresholds: [], temperature: 1, weights }
}

describe('the words that moved the first tier', () => {
  test.each<[ShownLabel, string, string]>([
    ['anger', 'Hello, my order is 4711. I am furious about this. Regards, Eve', 'furious'],
    ['gratitude', 'The parcel came on Monday. Thank you so much, you saved my weekend!', 'Thank'],
    ['anxiety', 'I am worried that my payment went to the wrong account.', 'worried'],
    ['disappointment', 'I am very disappointed with the quality.', 'disappointed'],
    ['neutral', 'Could you send me the invoice for March?', 'Could'],
  ])('towards %s in "%s" hold "%s"', (label, text, word) => {
    expect(words(text, label).towards.join(' ')).toContain(word)
  })

  test('away from a feeling are those that speak for another', () => {
    const text = 'Thank you for the quick answer, but I am furious.'
    expect(words(text, 'anger').away.join(' ')).toMatch(/thank/i)
    expect(words(text, 'gratitude').away.join(' ')).toContain('furious')
  })

  test('are found by the features that the weights know, exactly, where each stands first', () => {
    const text = 'It is late. So late again.'
    const only = featuresOf('late')
    // What two texts share that holds nothing else is the word itself; the edge of a clause is in every text.
    const shared = [...only.hashes].filter((hash) => featuresOf('very late indeed').hashes.includes(hash))
    const alone = shared.find((hash) => !featuresOf('xyz').hashes.includes(hash))
    const { towards, away } = termsOf(knowing([alone!]), text, 'anger')
    const features = featuresOf(text)
    const value = features.values[features.hashes.indexOf(alone!)]!
    expect(away).toEqual([])
    const before = 1 / shownLabels.length
    const raised = Math.exp(value) / (Math.exp(value) + shownLabels.length - 1)
    expect(raised).toBeGreaterThan(before)
    expect(towards).toEqual([{ start: 6, end: 10, gain: expect.closeTo(value * (1 - raised), 5) }])
  })

  test('raise what the tier itself then says', async () => {
    const text = 'The parcel is here. I am absolutely delighted with it.'
    const [strongest] = termsOf(model, text, 'delight').towards
    const without = text.slice(0, strongest!.start) + text.slice(strongest!.end)
    const [whole, less] = await linearEngine(model).read([{ text }, { text: without }])
    const of = (reading: typeof whole) => reading!.shown.find(({ label }) => label === 'delight')!.p
    expect(of(less)).toBeLessThan(of(whole))
  })

  test('stand in the text, apart, few, strongest first, whatever the text', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem({ maxCount: 12, mode: 'sentences' }))
    fc.assert(
      fc.property(texts, fc.constantFrom(...shownLabels), (text, label) => {
        const { towards, away } = termsOf(model, text, label)
        expect(towards.length).toBeLessThanOrEqual(5)
        expect(away.length).toBeLessThanOrEqual(3)
        for (const [terms, sign] of [[towards, 1] as const, [away, -1] as const]) {
          const gains = terms.map(({ gain }) => gain * sign)
          expect(gains.every((gain) => gain > 0)).toBe(true)
          expect(gains).toEqual(gains.toSorted((a, b) => b - a))
        }
        const places = [...towards, ...away].toSorted((a, b) => a.start - b.start)
        places.forEach(({ start, end }, at) => {
          expect(start).toBeGreaterThanOrEqual(places[at - 1]?.end ?? 0)
          expect(text.slice(start, end).trim()).not.toBe('')
        })
      }),
      { numRuns: 40 },
    )
  })
})
