import { familyOf } from './label.ts'
import type { Tier } from './reading.ts'

/** Why somebody should look at a reading, what weighs most first; the last opens when another reviewer has answered. */
export const reviewReasons = ['sarcasm', 'tiers', 'baseline', 'confidence', 'sample', 'second opinion'] as const
export type ReviewReason = (typeof reviewReasons)[number]

/** `needs context`: somebody looked at it, and the message alone did not say enough. It waits on, behind the others. */
export const reviewStates = ['open', 'needs context', 'settled'] as const
export type ReviewState = (typeof reviewStates)[number]

/** States in which a review has no answer yet. */
export const waitingStates = ['open', 'needs context'] as const satisfies readonly ReviewState[]

/**
 * How many days a reason lets a review go ahead of its message's time. Recent messages come first, so that old mail that
 * is read in lies behind what customers write now, and strong reasons overtake weak ones by some days. A random reading
 * goes two weeks ahead: for a week nothing that is written later overtakes it, or else only what is easy to doubt would be
 * looked at and nobody could tell how often the machine is right.
 */
const daysAhead: Readonly<Record<ReviewReason, number>> = {
  ...{ sample: 14, sarcasm: 7, tiers: 5, baseline: 3, 'second opinion': 2, confidence: 0 },
}

const dayMs = 86_400_000

type Waiting = { id: string; reason: ReviewReason; state: ReviewState; saidAt: Date }

/**
 * Which of two waiting reviews comes first: one that needs context after all that do not; then the one whose message is
 * later, each moved ahead by its reason; then the later one. Every review has one place, so a queue can be cut anywhere.
 */
export const inTurn = (one: Waiting, other: Waiting): number =>
  Number(one.state === 'needs context') - Number(other.state === 'needs context') ||
  placeOf(other) - placeOf(one) ||
  (one.id < other.id ? 1 : -1)

const placeOf = ({ saidAt, reason }: Waiting): number => saidAt.getTime() + daysAhead[reason] * dayMs

/** Reasons that hold whatever the threshold is. */
export const unconditional = ['sarcasm', 'tiers', 'baseline'] as const satisfies readonly ReviewReason[]

/** What an organisation reviews until it chooses: readings less sure than this. */
export const initialThreshold = 0.55

const likelySarcasm = 0.5
const farDeviations = 2.5
const fewestForBaseline = 5
/** Nobody is so even that less than this is far from their usual valence, in valence. */
const leastDeviation = 0.1

/** Of the readings that nothing else speaks against, the share that is looked at: without it sure errors stay unseen. */
export const sampleShare = 0.02
/** Of what one person has reviewed, the share that another is asked about too. */
export const secondShare = 0.2

type Judged = {
  confidence: number
  sarcasm: number
  valence: number
  tiers: readonly Tier[]
  unread: string | null
}

type Around = {
  /** The organisation's threshold of confidence. */
  threshold: number
  /** Valence of the other messages of the contact. */
  others: readonly number[]
  /** 0…1, drawn for this message. */
  chance: number
}

/** Why a reading is provisional until a person has looked at it; null when it is settled as it stands. */
export function reviewReason(reading: Judged, { threshold, others, chance }: Around): ReviewReason | null {
  if (reading.unread !== null) return null
  if (reading.sarcasm >= likelySarcasm) return 'sarcasm'
  if (tiersDisagree(reading.tiers)) return 'tiers'
  if (isFarFrom(reading.valence, others)) return 'baseline'
  if (reading.confidence < threshold) return 'confidence'
  return chance < sampleShare ? 'sample' : null
}

const tiersDisagree = (tiers: readonly Tier[]): boolean => new Set(tiers.map(({ label }) => familyOf(label))).size > 1

function isFarFrom(valence: number, others: readonly number[]): boolean {
  if (others.length < fewestForBaseline) return false
  const mean = others.reduce((sum, one) => sum + one, 0) / others.length
  const variance = others.reduce((sum, one) => sum + (one - mean) ** 2, 0) / others.length
  return Math.abs(valence - mean) > farDeviations * Math.max(leastDeviation, Math.sqrt(variance))
}

/** Whether another reviewer is asked about a message too. */
export const wantsSecondOpinion = (messageId: string): boolean => chanceOf(messageId, 'second opinion') < secondShare

/**
 * A chance 0…1 that is the same whenever it is drawn for the same id and purpose (FNV-1a, then mixed, since ids
 * that follow each other differ in few places).
 */
export function chanceOf(messageId: string, purpose: 'sample' | 'second opinion' | 'fold'): number {
  let hash = 0x811c9dc5
  for (const sign of `${purpose} ${messageId}`) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
