import { labels, shownLabels } from '../../domain/label.ts'

/** What the heads of the linear engine stand for, in the order of their columns. */
const shownFrom = labels.length
const plainFrom = shownFrom + shownLabels.length

export const heads = {
  labels: { from: 0, count: labels.length },
  shown: { from: shownFrom, count: shownLabels.length },
  /** Needs a person, valence from 0 (bad) to 1 (good), intensity: each a probability of its own. */
  plain: { from: plainFrom, count: 3 },
} as const

export const headCount = plainFrom + heads.plain.count

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

/** Probabilities that sum to 1; a temperature above 1 makes them less sure. */
export function softmax(scores: ArrayLike<number>, temperature = 1): number[] {
  const list = Array.from(scores, (score) => score / temperature)
  const most = Math.max(...list)
  const shares = list.map((score) => Math.exp(score - most))
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => share / sum)
}
