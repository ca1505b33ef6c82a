import { familyOf } from './label.ts'
import type { Tier } from './reading.ts'

/** Why somebody should look at a reading, what weighs most first; the last opens when another reviewer has answered. */
export const reviewReasons = ['sarcasm', 'tiers', 'baseline', 'confidence', 'sample', 'second opinion'] as const
export type ReviewReason = (typeof reviewReasons)[number]

/** `passed over`: whoever looked at it needs more than the message says. */
export const reviewStates = ['open', 'settled', 'passed over'] as const
export type ReviewState = (typeof reviewStates)[number]

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
const secondShare = 0.2

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
 * A chance 0…1 that is the same whenever it is drawn for the same message and purpose (FNV-1a, then mixed, since ids
 * that follow each other differ in few places).
 */
export function chanceOf(messageId: string, purpose: 'sample' | 'second opinion'): number {
  let hash = 0x811c9dc5
  for (const sign of `${purpose} ${messageId}`) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** How many readings there were in a stretch of time: by whole percent of confidence, and those reviewed anyway. */
export type Load = { total: number; anyway: number; byConfidence: readonly { percent: number; count: number }[] }

/** Thresholds that can be chosen, in percent. */
export const thresholds = Array.from({ length: 19 }, (_, step) => 5 * (step + 1))

/** For each threshold, what share of the readings would have gone to review. */
export const reviewShares = ({ total, anyway, byConfidence }: Load): { threshold: number; share: number }[] =>
  thresholds.map((threshold) => {
    const below = byConfidence.reduce((sum, { percent, count }) => sum + (percent < threshold ? count : 0), 0)
    const others = total - anyway - below
    return { threshold: threshold / 100, share: total === 0 ? 0 : (anyway + below + sampleShare * others) / total }
  })
