import { familyOf, shownLabels, storedFor } from './label.ts'
import type { Family, Label, ShownLabel } from './label.ts'

/** What an external engine can say of a text: a feeling by its name, one of three words, or a number on a scale. */
export const answerKinds = ['feeling', 'sentiment', 'number'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** How the answers of an external engine are understood; the scale is that of its numbers, from worst to best. */
export type Understanding = { kind: AnswerKind; scale: { worst: number; best: number } }

export const sentiments = ['positive', 'neutral', 'negative'] as const
export type Sentiment = (typeof sentiments)[number]

/** What the engine said of one text; null where it could not tell. */
export type Answer = {
  label?: ShownLabel | Label | null
  sentiment?: Sentiment | null
  valence?: number | null
  /** 0…1 */
  confidence: number
}

/**
 * What an answer says and no more: null is what the engine did not say. It has no shares of labels, no intensity and no
 * evidence. It stands beside the readings of its message and never counts, however late it comes.
 */
export type ExternalReading = {
  label: ShownLabel | null
  family: Family | null
  /** −1…1 */
  valence: number | null
  confidence: number
}

/** From here on a valence is rather good, or below its negative rather bad. */
export const plainValence = 0.15

const familyFor: Readonly<Record<Sentiment, Family>> = { positive: 'warm', neutral: 'calm', negative: 'hurting' }

/** Reads an answer as it was agreed: a word names a family, a number a valence with its family, only a label a feeling. */
export function readAnswer(answer: Answer, { kind, scale }: Understanding): ExternalReading {
  const { confidence } = answer
  const valence = answer.valence ?? null
  if (kind === 'feeling') {
    const label = answer.label ? shownFor(answer.label) : null
    return { label, family: label && familyOf(label), valence, confidence }
  }
  if (kind === 'sentiment')
    return { label: null, family: answer.sentiment ? familyFor[answer.sentiment] : null, valence, confidence }
  if (valence === null) return { label: null, family: null, valence, confidence }
  const rescaled = Math.max(-1, Math.min(1, (2 * (valence - scale.worst)) / (scale.best - scale.worst) - 1))
  return { label: null, family: familyOfValence(rescaled), valence: rescaled, confidence }
}

/** The shown label that stands for a stored one. */
const shownFor = (label: ShownLabel | Label): ShownLabel =>
  shownLabels.find((shown) => shown === label) ??
  shownLabels.find((shown) => storedFor(shown).some((stored) => stored === label)) ??
  'neutral'

const familyOfValence = (valence: number): Family =>
  valence >= plainValence ? 'warm' : valence <= -plainValence ? 'hurting' : 'calm'

type Ours = { family: Family; unread: string | null }

/**
 * Whether an external reading and ours name the same family; null where one of them cannot tell. Who names no feeling
 * cannot tell open from calm: neither is good or bad.
 */
export function agreesInFamily(
  { label, family }: Pick<ExternalReading, 'label' | 'family'>,
  ours: Ours,
): boolean | null {
  if (family === null || ours.unread !== null) return null
  return family === (label === null && ours.family === 'open' ? 'calm' : ours.family)
}
