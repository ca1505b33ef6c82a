import type { FeatureSet } from '#areas/emotion/engines/linear/features.ts'
import { rowFinder } from '#areas/emotion/engines/linear/weights.ts'
import type { Sparse } from './descent.ts'

/** How many features have weights: with 48 heads of a byte each, the file stays below 5 MB. */
const most = 92_000
/** What customers write is rarer and nearer to what is read, so it counts more. */
const messageWeight = 3
const leastSeen = 4

/** The features that are worth a row of weights: those seen most, as rising hashes. */
export function chooseVocabulary(comments: readonly FeatureSet[], messages: readonly FeatureSet[]): Uint32Array {
  const seen = new Map<number, number>()
  const count = (sets: readonly FeatureSet[], weight: number) => {
    for (const { hashes } of sets) for (const hash of hashes) seen.set(hash, (seen.get(hash) ?? 0) + weight)
  }
  count(comments, 1)
  count(messages, messageWeight)
  const often = [...seen].filter(([, times]) => times >= leastSeen).toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  return Uint32Array.from(often.slice(0, most), ([hash]) => hash).toSorted()
}

/** Turns features into rows; those without a row are left out. */
export function encoderOf(vocabulary: Uint32Array): (features: FeatureSet) => Sparse {
  const findRow = rowFinder(vocabulary)
  return ({ hashes, values }) => {
    const found = Array.from(hashes, (hash, at) => ({ row: findRow(hash), value: values[at] ?? 0 })).filter(
      ({ row }) => row >= 0,
    )
    return { rows: Int32Array.from(found, ({ row }) => row), values: Float32Array.from(found, ({ value }) => value) }
  }
}
