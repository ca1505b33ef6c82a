import { shownLabels } from './label.ts'
import type { ShownLabel } from './label.ts'
import { sharesOf, traits } from './reading.ts'
import type { TextReading } from './reading.ts'
import { logit, softmax } from './share.ts'

/** How many numbers of a reading a residual looks at. */
export const lookSize = shownLabels.length + 28 + 1 + traits.length + 2

/** What a residual looks at: ln p of the shown labels, log-odds of all that is likely or not, valence and intensity. */
export type Look = Float64Array

/**
 * What the engine learnt here: added to the logarithms of its shown probabilities, so that zeros leave it as it is.
 * The score of label k is (ln pₖ + bₖ + Σⱼ Wₖⱼ (xⱼ − mⱼ) / sⱼ) / T over the look x of a reading.
 */
export type Residual = {
  /** m and s, one for each number of a look. */
  means: Float64Array
  scales: Float64Array
  /** W, label by label, `lookSize` numbers each. */
  weights: Float64Array
  /** b */
  bias: Float64Array
  /** T: above 1 makes every reading less sure. */
  temperature: number
}

export const noResidual = (): Residual => ({
  means: new Float64Array(lookSize),
  scales: new Float64Array(lookSize).fill(1),
  weights: new Float64Array(lookSize * shownLabels.length),
  bias: new Float64Array(shownLabels.length),
  temperature: 1,
})

type Looked = Pick<TextReading, 'shown' | 'labels' | 'needsPerson' | 'traits' | 'valence' | 'intensity'>

export function lookOf({ shown, labels, needsPerson, traits: likely, valence, intensity }: Looked): Look {
  const shares = new Map(shown.map(({ label, p }) => [label, p]))
  return Float64Array.from([
    ...shownLabels.map((label) => Math.log(Math.max(1e-6, shares.get(label) ?? 0))),
    ...[...labels, needsPerson, ...traits.map((trait) => likely[trait])].map(logit),
    ...[valence, intensity],
  ])
}

/** What a residual makes of a look: the score of each shown label, before the temperature. */
export function scoresWith({ means, scales, weights, bias }: Residual, look: Look): Float64Array {
  const count = shownLabels.length
  const scores = new Float64Array(count)
  for (let label = 0; label < count; label++) {
    let score = (look[label] as number) + (bias[label] as number)
    const from = label * lookSize
    for (let at = 0; at < lookSize; at++)
      score +=
        ((weights[from + at] as number) * ((look[at] as number) - (means[at] as number))) / (scales[at] as number)
    scores[label] = score
  }
  return scores
}

/** The reading of an engine as what it learnt here changes it. What could not be read stays unread. */
export function readWith(residual: Residual, reading: TextReading): TextReading {
  if (reading.unread) return reading
  const shown = sharesOf(softmax(scoresWith(residual, lookOf(reading)), residual.temperature))
  const primary: ShownLabel | undefined = shown[0]?.label
  return {
    ...{ ...reading, shown, confidence: shown[0]?.p ?? 0 },
    evidence: primary === 'neutral' ? [] : reading.evidence,
  }
}

const parts = ['means', 'scales', 'weights', 'bias'] as const

/** As it is stored: its numbers as float32, little-endian, the temperature last. */
export function packResidual(residual: Residual): Uint8Array {
  const numbers = [...parts.flatMap((part) => [...residual[part]]), residual.temperature]
  const bytes = new Uint8Array(4 * numbers.length)
  const view = new DataView(bytes.buffer)
  for (const [at, number] of numbers.entries()) view.setFloat32(4 * at, number, true)
  return bytes
}

export function unpackResidual(bytes: Uint8Array): Residual {
  const residual = noResidual()
  const expected = 4 * (1 + parts.reduce((sum, part) => sum + residual[part].length, 0))
  if (bytes.length !== expected) throw new Error(`What was learnt is damaged: ${bytes.length} bytes, not ${expected}.`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let from = 0
  const next = () => view.getFloat32(4 * from++, true)
  for (const part of parts) for (let at = 0; at < residual[part].length; at++) residual[part][at] = next()
  return { ...residual, temperature: next() }
}
