/** A share of a sample, with the interval that holds the true one 19 times of 20. */
export type Estimate = { count: number; agreed: number; share: number; low: number; high: number }

const z = 1.959964

/**
 * Wilson's interval (1927) of `agreed` out of `count`: with p = agreed / count and n = count,
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Honest also for few answers and for shares near 0 and 1.
 */
export function estimate(agreed: number, count: number): Estimate | null {
  if (count === 0) return null
  const share = agreed / count
  const middle = share + z ** 2 / (2 * count)
  const half = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  const scale = 1 + z ** 2 / count
  return { count, agreed, share, low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}

type Weighted = { count: number; agreed: number; weight: number }

/**
 * The same of answers that weigh unequally, since they were drawn unequally: groups of answers, each answer of a group
 * with its weight. Wilson's interval with the weighted share and Kish's (1965) effective number, n = (Σw)² / Σw².
 */
export function estimateWeighted(groups: readonly Weighted[]): Estimate | null {
  const known = groups.filter(({ count, weight }) => count > 0 && weight > 0)
  const total = sum(known.map(({ count, weight }) => count * weight))
  const effective = total ** 2 / sum(known.map(({ count, weight }) => count * weight ** 2))
  const share = sum(known.map(({ agreed, weight }) => agreed * weight)) / total
  return known.length === 0 ? null : estimate(share * effective, effective)
}

/**
 * Krippendorff's alpha for labels (nominal data), any number of reviewers, with gaps: 1 − Dₒ/Dₑ, the disagreement
 * found over the disagreement expected by chance. Takes for each message the labels it was given; those with fewer than
 * two say nothing. 1 is full agreement, 0 what chance gives; null where every label is the same or nothing was given
 * twice. From: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
 */
export function krippendorffAlpha(messages: readonly (readonly string[])[]): number | null {
  const pairable = messages.filter(({ length }) => length >= 2)
  const totals = countsOf(pairable.flat())
  const n = sum([...totals.values()])
  // Pairs that differ, each message's weighted by 1 / (its labels − 1).
  const found = sum(pairable.map((given) => differing(countsOf(given)) / (given.length - 1)))
  const expected = differing(totals) / (n - 1)
  return n < 2 || expected === 0 ? null : 1 - found / expected
}

const countsOf = (labels: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(labels, (label) => label)].map(([label, same]) => [label, same.length]))

/** Ordered pairs of different labels. */
function differing(counts: ReadonlyMap<string, number>): number {
  const n = sum([...counts.values()])
  return n ** 2 - sum([...counts.values()].map((count) => count ** 2))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
