import { labels } from './label.ts'
import type { ShownLabel } from './label.ts'

/** A part of a text in UTF-16 offsets, and how much of the primary feeling it carries (0…1). */
export type Span = { start: number; end: number; weight: number }

/** A shown label with its probability. */
export type ShownShare = { label: ShownLabel; p: number }

/** What an engine says of one text. */
export type TextReading = {
  /** Probability of each stored label, in the order of `labels`. */
  labels: readonly number[]
  /** All shown labels, most likely first; probabilities sum to 1. */
  shown: readonly ShownShare[]
  /** How likely a sensible lead would want a person to answer next, 0…1. */
  needsPerson: number
  /** −1 (bad) … 1 (good), about us and the matter. */
  valence: number
  /** 0…1 */
  intensity: number
  /** Calibrated probability that the first shown label is right, 0…1. */
  confidence: number
  /** The sentences or clauses that carry the primary feeling, in order; none for neutral. */
  evidence: readonly Span[]
  model: { name: string; version: string }
}

/** Below this confidence a reading says that it is unsure. */
export const unsureBelow = 0.45

export const isUnsure = ({ confidence }: { confidence: number }): boolean => confidence < unsureBelow

const quoteLength = 160

/** The words that carry the feeling most, verbatim on one line, cut at a word; '' without evidence. */
export function quoteOf(text: string, evidence: readonly Span[]): string {
  const strongest = evidence.toSorted((a, b) => b.weight - a.weight)[0]
  if (!strongest) return ''
  const words = text.slice(strongest.start, strongest.end).replace(/\s+/g, ' ').trim()
  if (words.length <= quoteLength) return words
  const cut = words.lastIndexOf(' ', quoteLength)
  return `${words.slice(0, cut > 0 ? cut : quoteLength)}…`
}

/** A reading as programs get it: the 28 probabilities by the name of their label, and the evidence with its words. */
export function labelled(reading: TextReading, text: string) {
  const { labels: shares, evidence, ...rest } = reading
  return {
    labels: Object.fromEntries(labels.map((label, at) => [label, shares[at] ?? 0])),
    ...rest,
    evidence: evidence.map((span) => ({ ...span, text: text.slice(span.start, span.end) })),
  }
}
