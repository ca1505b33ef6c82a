import type { Span } from '../../domain/reading.ts'

type Marked = { start: number; end: number; share: number }

const mostSpans = 3
/** A word belongs to the evidence when it is marked at least so much as this part of the word marked most. */
const leastOfStrongest = 0.5
/** Two marked parts with no more than this between them are one. */
const widestGap = 12

/** The parts of a text whose words are marked most, in order; weights are their shares of all marks. At least one. */
export function marksOf(text: string, words: readonly Marked[]): Span[] {
  const strongest = Math.max(...words.map(({ share }) => share))
  const spans: Span[] = []
  for (const { start, end, share } of words) {
    if (share < strongest * leastOfStrongest) continue
    const last = spans.at(-1)
    const isNear = last && start - last.end <= widestGap && !/[.!?\n]/.test(text.slice(last.end, start))
    if (isNear)
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end), weight: last.weight + share }
    else spans.push({ start, end, weight: share })
  }
  const kept = spans
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostSpans)
    .toSorted((a, b) => a.start - b.start)
  const sum = kept.reduce((total, { weight }) => total + weight, 0)
  return kept.map((span) => ({ ...span, weight: span.weight / sum }))
}
