import { labels, shownLabels } from '../../domain/label.ts'
import { traits } from '../../domain/reading.ts'

/** What the heads of the linear engine stand for, in the order of their columns. */
const shownFrom = labels.length
const plainFrom = shownFrom + shownLabels.length

export const heads = {
  labels: { from: 0, count: labels.length },
  shown: { from: shownFrom, count: shownLabels.length },
  /** Needs a person, valence from 0 (bad) to 1 (good), intensity, then the traits: each a probability of its own. */
  plain: { from: plainFrom, count: 3 + traits.length },
} as const

export const headCount = plainFrom + heads.plain.count
