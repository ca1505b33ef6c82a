import type { Family, ShownLabel } from './label.ts'
import { moodOf } from './mood.ts'
import type { Felt } from './mood.ts'

type Read<Key> = Felt & { id: Key; primaryLabel: ShownLabel; intensity: number }

const dayMs = 86_400_000
const repetitionDays = 30
/** Below this intensity a hurt is a shrug, and a warm word a courtesy. */
const noticeable = 0.25

/**
 * A contact's mood with the moments Today asks about: the last noticeable hurt, how often it hurt in the thirty days
 * before, and the last noticeable delight. Readings come in order of time; null without any.
 */
export function summarise<Key>(readings: readonly Read<Key>[]) {
  const last = readings.at(-1)
  if (!last) return null
  const isNoticeable = (family: Family) => (read: Read<Key>) => read.family === family && read.intensity >= noticeable
  const hurting = readings.findLast(isNoticeable('hurting'))
  const delighted = readings.findLast(isNoticeable('warm'))
  const { level, trend, sureness } = moodOf(readings)
  const prevailing = readings.findLast((read) => read.family === familyAt(level, readings)) ?? last
  return {
    ...{ level, trend, sureness },
    primaryLabel: prevailing.primaryLabel,
    family: prevailing.family,
    lastReadingAt: last.saidAt,
    hurtingReadingId: hurting?.id ?? null,
    hurtingAt: hurting?.saidAt ?? null,
    hurtingIntensity: hurting?.intensity ?? 0,
    hurtingCount: hurting ? countSince(readings.filter(isNoticeable('hurting')), hurting.saidAt) : 0,
    delightedReadingId: delighted?.id ?? null,
    delightedAt: delighted?.saidAt ?? null,
  }
}

/** Levels this near to zero are calm. */
const calmBand = 0.12

function familyAt(level: number, readings: readonly Felt[]): Family {
  if (level <= -calmBand) return 'hurting'
  if (level >= calmBand) return 'warm'
  return readings.at(-1)?.family === 'open' ? 'open' : 'calm'
}

const countSince = (readings: readonly Felt[], until: Date): number =>
  readings.filter((read) => until.getTime() - read.saidAt.getTime() <= repetitionDays * dayMs).length
