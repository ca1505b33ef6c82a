/** Who can say what a message means, whose word weighs most first. */
export const sources = ['customer', 'reviewer', 'agent', 'model'] as const
export type Source = (typeof sources)[number]

/** What the choice needs to know of a reading. Ids made later sort later. */
export type Candidate = { id: string; source: Source; readAt: Date; withdrawnAt: Date | null }

/**
 * The reading that counts among all readings of one message: customer before reviewer before agent before model, then
 * the latest. One that was taken back never counts; null when none is left.
 */
export function countingOf<One extends Candidate>(readings: readonly One[]): One | null {
  const [first, ...others] = readings.filter(({ withdrawnAt }) => withdrawnAt === null)
  return first ? others.reduce((best, one) => (isBefore(one, best) ? one : best), first) : null
}

function isBefore(one: Candidate, other: Candidate): boolean {
  const by = sources.indexOf(one.source) - sources.indexOf(other.source)
  if (by !== 0) return by < 0
  const later = one.readAt.getTime() - other.readAt.getTime()
  return later !== 0 ? later > 0 : one.id > other.id
}
