import { labels, shownLabels } from './label.ts'
import type { ShownLabel } from './label.ts'
import type { LifeEvent } from './life-event.ts'

/** A part of a text in UTF-16 offsets, and how much of the primary feeling it carries (0…1). */
export type Span = { start: number; end: number; weight: number }

/** A shown label with its probability. */
export type ShownShare = { label: ShownLabel; p: number }

/** What else stands in a message: meant as its opposite; time presses; means to leave; a need that we could serve. */
export const traits = ['sarcasm', 'urgent', 'leaving', 'opportunity'] as const
export type Trait = (typeof traits)[number]

/** Why a text has no reading worth the name: too little of its language is known, or it has no words. */
export type Unread = 'language' | 'no words'

/** Why a reading says nothing: as above, or because somebody who read it could not tell. */
export const reasonsUnread = ['language', 'no words', 'unclear'] as const satisfies readonly (Unread | 'unclear')[]
export type ReasonUnread = (typeof reasonsUnread)[number]

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
  /** How likely each is, 0…1. */
  traits: Readonly<Record<Trait, number>>
  /** What seems to have happened in their life. */
  lifeEvent: LifeEvent | null
  /** Where set, everything else says neutral and unsure. */
  unread: Unread | null
  /** The sentences or clauses that carry the primary feeling, in order; none for neutral. */
  evidence: readonly Span[]
  /** What each tier of the engine said by itself. */
  tiers: readonly Tier[]
  model: Model
}

export type Model = { name: string; version: string }

/** One tier's shown label and how sure it was. */
export type Tier = { name: string; label: ShownLabel; p: number }

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

/** Shares in the order of `shownLabels`, most likely first. */
export const sharesOf = (shares: readonly number[]): ShownShare[] =>
  shownLabels.map((label, at) => ({ label, p: shares[at] ?? 0 })).toSorted((a, b) => b.p - a.p)

export const traitsOf = (shares: readonly number[]): TextReading['traits'] =>
  Object.fromEntries(traits.map((trait, at) => [trait, shares[at] ?? 0])) as TextReading['traits']

/** Neutral, as unsure as can be, because nothing could be read. */
export function unreadable(why: Unread, model: Model): TextReading {
  const p = 1 / (shownLabels.length + 1)
  const others = shownLabels.filter((label) => label !== 'neutral').map((label) => ({ label, p }))
  return {
    labels: labels.map((label) => (label === 'neutral' ? 0.5 : 0)),
    shown: [{ label: 'neutral', p: 2 * p }, ...others],
    ...{ needsPerson: 0, valence: 0, intensity: 0, confidence: 2 * p },
    ...{
      traits: traitsOf([]),
      lifeEvent: null,
      unread: why,
      evidence: [],
      tiers: [{ name: model.name, label: 'neutral', p: 2 * p }],
      model,
    },
  }
}
