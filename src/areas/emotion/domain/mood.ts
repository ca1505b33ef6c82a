import type { Family } from './label.ts'

/** What a mood needs to know of a reading. */
export type Felt = {
  saidAt: Date
  family: Family
  /** −1…1 */
  valence: number
  /** 0…1 */
  confidence: number
}

/** Days after which a feeling weighs half as much. Hurt fades slower than curiosity, and warmth slowest. */
export const halfLifeDays: Readonly<Record<Family, number>> = { hurting: 21, warm: 45, open: 14, calm: 14 }

type Weighed = { weight: number; valence: number }

/** The decayed sum of readings up to an instant: one weighted valence per family. */
type Tally = { at: Date; byFamily: Readonly<Record<Family, Weighed>> }

const nothing: Weighed = { weight: 0, valence: 0 }
const empty = (at: Date): Tally => ({ at, byFamily: { hurting: nothing, warm: nothing, open: nothing, calm: nothing } })

const dayMs = 86_400_000
const families = Object.keys(halfLifeDays) as Family[]

function decayed({ at, byFamily }: Tally, until: Date): Tally {
  const days = Math.max(0, until.getTime() - at.getTime()) / dayMs
  const fade = (family: Family): Weighed => {
    const share = 2 ** (-days / halfLifeDays[family])
    const { weight, valence } = byFamily[family]
    return { weight: weight * share, valence: valence * share }
  }
  return {
    at: until,
    byFamily: { hurting: fade('hurting'), warm: fade('warm'), open: fade('open'), calm: fade('calm') },
  }
}

function withFelt(tally: Tally, { saidAt, family, valence, confidence }: Felt): Tally {
  const now = decayed(tally, saidAt)
  const { weight, valence: sum } = now.byFamily[family]
  const added = { weight: weight + confidence, valence: sum + confidence * valence }
  return { at: now.at, byFamily: { ...now.byFamily, [family]: added } }
}

const total = ({ byFamily }: Tally): Weighed =>
  families.reduce(
    (sum, family) => ({
      weight: sum.weight + byFamily[family].weight,
      valence: sum.valence + byFamily[family].valence,
    }),
    nothing,
  )

/** Half a sure reading of "nothing in particular": one message alone does not make a mood extreme. */
const neutralWeight = 0.5

/** Weighted mean valence, −1…1: Σ cᵢ·2^(−Δtᵢ/h)·vᵢ / (Σ cᵢ·2^(−Δtᵢ/h) + ½), with half-life h of the reading's family. */
const levelOf = (tally: Tally): number => {
  const { weight, valence } = total(tally)
  return valence / (weight + neutralWeight)
}

/** How much stands behind it, 0…1: 1 − e^(−Σ weights). Three fresh, sure readings make .95. */
const surenessOf = (tally: Tally): number => 1 - Math.exp(-total(tally).weight)

/** The level after each reading, for readings in order of time. */
export function moodCurve(readings: readonly Felt[]): { at: Date; level: number }[] {
  let tally = empty(readings[0]?.saidAt ?? new Date(0))
  return readings.map((felt) => {
    tally = withFelt(tally, felt)
    return { at: felt.saidAt, level: levelOf(tally) }
  })
}

const tallyOf = (readings: readonly Felt[]): Tally =>
  readings.reduce(withFelt, empty(readings[0]?.saidAt ?? new Date(0)))

const trendDays = 30

/**
 * Level, trend and sureness when the contact was last heard. Readings come in order of time.
 * The trend is the change against the level thirty days earlier; null when nothing is known of then.
 */
export function moodOf(readings: readonly Felt[]): { level: number; trend: number | null; sureness: number } {
  const tally = tallyOf(readings)
  const before = new Date(tally.at.getTime() - trendDays * dayMs)
  const earlier = readings.filter((felt) => felt.saidAt <= before)
  const level = levelOf(tally)
  const trend = earlier.length > 0 ? level - levelOf(decayed(tallyOf(earlier), before)) : null
  return { level, trend, sureness: surenessOf(tally) }
}

/** Sureness wears off while nothing is heard: half of it every 90 days. */
export const surenessAt = (sureness: number, lastReadingAt: Date, now: Date): number =>
  sureness * 2 ** (-Math.max(0, now.getTime() - lastReadingAt.getTime()) / dayMs / 90)

/** A trend tells of the thirty days before the last reading; null once nothing was read for as long as that. */
export const trendAt = (trend: number | null, lastReadingAt: Date, now: Date): number | null =>
  now.getTime() - lastReadingAt.getTime() > trendDays * dayMs ? null : trend

const fewestForBaseline = 5

/** A person's own usual level: mean valence and one standard deviation around it; null with fewer than five readings. */
export function baselineOf(readings: readonly Felt[]): { level: number; low: number; high: number } | null {
  if (readings.length < fewestForBaseline) return null
  const mean = readings.reduce((sum, felt) => sum + felt.valence, 0) / readings.length
  const variance = readings.reduce((sum, felt) => sum + (felt.valence - mean) ** 2, 0) / readings.length
  const spread = Math.sqrt(variance)
  return { level: mean, low: Math.max(-1, mean - spread), high: Math.min(1, mean + spread) }
}
