import { labels } from '../../domain/label.ts'
import { sharesOf, traitsOf, unreadable } from '../../domain/reading.ts'
import type { TextReading } from '../../domain/reading.ts'
import { sigmoid, softmax } from '../../domain/share.ts'
import type { TextEngine } from '../engine.ts'
import { evidenceOf } from './evidence.ts'
import { featuresOf } from './features.ts'
import type { FeatureSet } from './features.ts'
import { headCount, heads } from './heads.ts'
import { rowFinder } from './weights.ts'
import type { Weights } from './weights.ts'

/** What a model says of itself beside its weights. */
export type LinearModel = {
  name: string
  version: string
  /** From which probability on each stored label counts as present, in the order of `labels`. */
  thresholds: readonly number[]
  /** Divides the shown labels' scores, so that they are as sure as they are right. */
  temperature: number
  weights: Weights
}

/** A text of which the engine knows less than this share of features is in no language that it reads. */
const leastKnown = 0.12

/** Reads English texts with one weighted sum per label. Texts that it cannot read come back neutral and unsure. */
export function linearEngine(model: LinearModel): TextEngine {
  const { weights, temperature, name, version } = model
  if (weights.heads !== headCount || weights.inner !== labels.length)
    throw new Error(`The weights of ${name} ${version} are for other labels.`)
  const findRow = rowFinder(weights.hashes)
  const readOne = (text: string): TextReading => {
    const features = featuresOf(text)
    const rows = rowsOf(features, findRow)
    if (knownShare(rows) < leastKnown)
      return unreadable(/\p{L}/u.test(text) ? 'language' : 'no words', { name, version })
    const scores = scoresOf(weights, features, rows)
    const shown = sharesOf(softmax(scores.subarray(heads.shown.from, heads.plain.from), temperature))
    const [primary] = shown
    const [needsPerson = 0, good = 0.5, intensity = 0, ...rest] = Array.from(scores.subarray(heads.plain.from), sigmoid)
    return {
      labels: Array.from(scores.subarray(0, heads.labels.count), sigmoid),
      shown,
      ...{ needsPerson, valence: 2 * good - 1, intensity },
      traits: traitsOf(rest),
      ...{ lifeEvent: null, unread: null },
      confidence: primary?.p ?? 0,
      evidence: primary ? evidenceOf({ weights, features, rows, text }, primary.label) : [],
      tiers: shown.slice(0, 1).map((first) => ({ name, ...first })),
      model: { name, version },
    }
  }
  return { name, version, read: async (texts) => texts.map(({ text }) => readOne(text)) }
}

/** The row of each feature, −1 where it has none. A loop, because mapping a typed array takes three times as long. */
export function rowsOf({ hashes }: FeatureSet, findRow: (hash: number) => number): Int32Array {
  const rows = new Int32Array(hashes.length)
  for (let at = 0; at < rows.length; at++) rows[at] = findRow(hashes[at] ?? 0)
  return rows
}

function knownShare(rows: Int32Array): number {
  let known = 0
  for (const row of rows) if (row >= 0) known++
  return rows.length === 0 ? 0 : known / rows.length
}

/**
 * The score of every head: the weighted sum of the features, then what the inner heads' probabilities add. Most of the
 * time of reading goes by in here; defaults for numbers that cannot be missing would cost a seventh of it.
 */
export function scoresOf(weights: Weights, { values }: FeatureSet, rows: Int32Array): Float64Array {
  const { cells, scales, bias, links, heads: count, inner } = weights
  const scores = new Float64Array(count)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? -1
    if (row < 0) continue
    const value = values[at] ?? 0
    const from = row * count
    for (let head = 0; head < count; head++)
      scores[head] = (scores[head] as number) + value * (cells[from + head] as number)
  }
  for (let head = 0; head < count; head++) scores[head] = (scores[head] ?? 0) * (scales[head] ?? 0) + (bias[head] ?? 0)
  const outer = count - inner
  for (let from = 0; from < inner; from++) {
    const share = sigmoid(scores[from] ?? 0)
    for (let to = 0; to < outer; to++)
      scores[inner + to] = (scores[inner + to] ?? 0) + share * (links[from * outer + to] ?? 0)
  }
  return scores
}
