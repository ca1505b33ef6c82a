import { familyOf, labels, storedFor } from './label.ts'
import type { Family, ShownLabel } from './label.ts'
import type { ReasonUnread, ShownShare, Span } from './reading.ts'

/** What a person says a message sounds like. */
export type Said = {
  /** Null where they cannot tell. */
  felt: ShownLabel | null
  /** A second feeling beside the first. */
  also: ShownLabel | null
  isSarcastic: boolean
}

/** What the machine said of the same message. */
export type Machine = {
  family: Family
  valence: number
  intensity: number
  needsPerson: number
  evidence: readonly Span[]
}

/** A person's reading: what they say, with the numbers that moods need. */
export type Spoken = {
  primaryLabel: ShownLabel
  family: Family
  labels: number[]
  shown: ShownShare[]
  valence: number
  intensity: number
  confidence: number
  needsPerson: number
  sarcasm: number
  unread: ReasonUnread | null
  evidence: readonly Span[]
}

type Tone = { valence: number; intensity: number; needsPerson: number }

/** How a label mostly sounds: for a person who names a feeling that the machine did not hear. */
const typical: Readonly<Record<ShownLabel, Tone>> = {
  frustration: { valence: -0.6, intensity: 0.6, needsPerson: 0.7 },
  anger: { valence: -0.8, intensity: 0.8, needsPerson: 0.9 },
  anxiety: { valence: -0.5, intensity: 0.6, needsPerson: 0.7 },
  confusion: { valence: -0.3, intensity: 0.4, needsPerson: 0.5 },
  disappointment: { valence: -0.6, intensity: 0.5, needsPerson: 0.6 },
  sadness: { valence: -0.6, intensity: 0.6, needsPerson: 0.6 },
  curiosity: { valence: 0.1, intensity: 0.4, needsPerson: 0.3 },
  surprise: { valence: 0, intensity: 0.5, needsPerson: 0.3 },
  relief: { valence: 0.5, intensity: 0.5, needsPerson: 0.1 },
  gratitude: { valence: 0.7, intensity: 0.5, needsPerson: 0.1 },
  delight: { valence: 0.9, intensity: 0.8, needsPerson: 0.1 },
  excitement: { valence: 0.8, intensity: 0.7, needsPerson: 0.2 },
  neutral: { valence: 0, intensity: 0.1, needsPerson: 0.2 },
}

/** How much of a mixed feeling the first one is. */
const firstShare = 0.7

/**
 * What a person says becomes a reading as sure as can be. Where they agree with the machine on the family, its tone and
 * its evidence stay, since a person names a feeling and no numbers; otherwise the tone is the label's typical one.
 */
export function spoken(said: Said, machine: Machine | null): Spoken {
  if (said.felt === null) return untold(said)
  const family = familyOf(said.felt)
  const heard = machine?.family === family ? machine : null
  const tone = heard ?? mixedTone(said.felt, said.also)
  return {
    ...{ primaryLabel: said.felt, family, unread: null, confidence: 1 },
    ...{ valence: tone.valence, intensity: tone.intensity, needsPerson: tone.needsPerson },
    ...sharesOf(said.felt, said.also),
    sarcasm: said.isSarcastic ? 1 : 0,
    evidence: heard?.evidence ?? [],
  }
}

const untold = ({ isSarcastic }: Said): Spoken => ({
  ...{ primaryLabel: 'neutral', family: 'calm', valence: 0, intensity: 0, confidence: 0, needsPerson: 0 },
  ...sharesOf('neutral', null),
  ...{ sarcasm: isSarcastic ? 1 : 0, unread: 'unclear', evidence: [] },
})

function mixedTone(felt: ShownLabel, also: ShownLabel | null): Tone {
  const [one, other] = [typical[felt], typical[also ?? felt]]
  const mixed = (part: keyof Tone) => firstShare * one[part] + (1 - firstShare) * other[part]
  return { valence: mixed('valence'), intensity: mixed('intensity'), needsPerson: mixed('needsPerson') }
}

function sharesOf(felt: ShownLabel, also: ShownLabel | null): Pick<Spoken, 'shown' | 'labels'> {
  const shown: ShownShare[] =
    also && also !== felt
      ? [
          { label: felt, p: firstShare },
          { label: also, p: 1 - firstShare },
        ]
      : [{ label: felt, p: 1 }]
  const shareOf = (label: (typeof labels)[number]) =>
    shown.reduce((sum, { label: one, p }) => sum + (storedFor(one).includes(label) ? p / storedFor(one).length : 0), 0)
  return { shown, labels: labels.map(shareOf) }
}

/** Whether a person heard what the machine heard, as their first or second feeling; null where they could not tell. */
export const agrees = ({ felt, also }: Pick<Said, 'felt' | 'also'>, machine: ShownLabel): boolean | null =>
  felt === null ? null : felt === machine || also === machine

/** What an agent says of a contact's mood after an interaction, from worst to best: one key each. */
export const moodSteps = ['frustration', 'disappointment', 'neutral', 'gratitude', 'delight'] as const
export type MoodStep = (typeof moodSteps)[number]
