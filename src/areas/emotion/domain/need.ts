type Hurt = {
  /** 0…1 */
  intensity: number
  saidAt: Date
  now: Date
  /** Hurting messages in the thirty days up to the last one, itself included. */
  repeated: number
  /** Since when the contact waits for an answer; null when they do not. */
  waitingSince: Date | null
}

type NeedPart = 'intensity' | 'recency' | 'repetition' | 'waiting'

/** 0…100 in whole points, and the parts that they are the sum of. */
type Need = { need: number; parts: { part: NeedPart; points: number }[] }

/** The most that each part can give; together 100. */
const most: Readonly<Record<NeedPart, number>> = { intensity: 40, recency: 25, repetition: 20, waiting: 15 }

const recencyHalfLife = 5
const repetitionHalf = 2
const waitingHalfLife = 1
const fadingDays = 60

const dayMs = 86_400_000
const daysBetween = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime()) / dayMs

/** From 0 towards 1: half of the way after `half`, three quarters after twice that. */
const filled = (amount: number, half: number): number => 1 - 2 ** (-Math.max(0, amount) / half)

/**
 * How much a contact who was hurt needs a person now. With a = days since they said so, i = intensity and a slow fade
 * f = 2^(−(a/60)²), which leaves 84 % after 30 days, half after 60 and 6 % after 120:
 *
 *     intensity    40 · f · i
 *     recency      25 · 2^(−a/5) · √i
 *     repetition   20 · f · (1 − 2^(−(hurting messages − 1)/2))
 *     waiting      15 · f · (1 − 2^(−days waiting))
 *
 * Each part is rounded, so that the points shown add up to the need. Example: intensity 0.8 said 2 days ago, the third
 * time within thirty days, waiting since then: f ≈ 1, so 32 + 17 + 10 + 11 = 70. The same said mildly (0.3), once,
 * 40 days ago and answered: f = 0.73, so 9 + 0 + 0 + 0 = 9.
 */
export function needOf({ intensity, saidAt, now, repeated, waitingSince }: Hurt): Need {
  const age = daysBetween(saidAt, now)
  const strength = Math.min(1, Math.max(0, intensity))
  const fade = 2 ** -((age / fadingDays) ** 2)
  const shares: [NeedPart, number][] = [
    ['intensity', fade * strength],
    ['recency', 2 ** (-age / recencyHalfLife) * Math.sqrt(strength)],
    ['repetition', fade * filled(repeated - 1, repetitionHalf)],
    ['waiting', waitingSince ? fade * filled(daysBetween(waitingSince, now), waitingHalfLife) : 0],
  ]
  const parts = shares.map(([part, share]) => ({ part, points: Math.round(most[part] * share) }))
  return { need: parts.reduce((sum, { points }) => sum + points, 0), parts }
}
