import { shownLabels } from '../../domain/label.ts'
import type { ShownLabel } from '../../domain/label.ts'
import type { Span } from '../../domain/reading.ts'
import type { Clause } from './clauses.ts'
import { wholeText } from './features.ts'
import type { FeatureSet } from './features.ts'
import { heads } from './heads.ts'
import type { Weights } from './weights.ts'

const mostSpans = 3
/** A clause that carries less than this part of what the strongest carries is left out. */
const leastOfStrongest = 0.5

/**
 * The clauses that speak for a label rather than for neutral, in order. Weights are their shares of all that speaks
 * for it. A text read as neutral has none.
 */
export function evidenceOf(
  { weights, features, rows, text }: { weights: Weights; features: FeatureSet; rows: Int32Array; text: string },
  label: ShownLabel,
): Span[] {
  if (label === 'neutral') return []
  const gains = gainsOf(weights, features, rows, label).map((gain, at) =>
    isCourtesy(text, features.clauses[at]) ? courtesyGain : gain,
  )
  const sum = gains.reduce((total, gain) => total + Math.max(0, gain), 0)
  const strongest = gains.reduce((a, b) => Math.max(a, b), -Infinity)
  return features.clauses
    .map((clause, at) => ({ ...clause, gain: gains[at] ?? 0 }))
    .filter(({ gain }) => gain === strongest || (gain > 0 && gain >= strongest * leastOfStrongest))
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, mostSpans)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, gain }) => ({ start, end, weight: gain > 0 ? gain / sum : 1 }))
}

const courtesy =
  /^(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom it may concern)\b.{0,40}|(?:kind|best|warm) (?:regards|wishes)|yours .{0,20}|regards|sincerely|sent from .{0,40})[,.!]?$/i
/** Less than any other: chosen only where there is nothing else. */
const courtesyGain = -1e6

/** Salutations and sign-offs carry no feeling of their own. */
const isCourtesy = (text: string, clause: Clause | undefined): boolean =>
  clause !== undefined && clause.end - clause.start <= 60 && courtesy.test(text.slice(clause.start, clause.end))

/** What each clause adds to the label's score beyond what it adds to neutral's. */
function gainsOf(weights: Weights, features: FeatureSet, rows: Int32Array, label: ShownLabel): number[] {
  const { cells, scales, heads: count } = weights
  const [felt, calm] = [
    heads.shown.from + shownLabels.indexOf(label),
    heads.shown.from + shownLabels.indexOf('neutral'),
  ]
  const [feltScale, calmScale] = [scales[felt] ?? 0, scales[calm] ?? 0]
  const gains = features.clauses.map(() => 0)
  for (const [at, row] of rows.entries()) {
    const clause = features.clauseOf[at] ?? wholeText
    if (row < 0 || clause === wholeText) continue
    const from = row * count
    const gain = (cells[from + felt] ?? 0) * feltScale - (cells[from + calm] ?? 0) * calmScale
    gains[clause] = (gains[clause] ?? 0) + gain * (features.values[at] ?? 0)
  }
  return gains
}
