import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { countingOf } from '../domain/counting.ts'
import { listCandidates } from '../reads.ts'
import { insertReadings, markCounting } from '../writes.ts'
import type { NewReading } from '../writes.ts'

export type ReadingToStore = Omit<NewReading, 'counts' | 'withdrawnAt'>

/**
 * Stores readings beside those that are there, and decides which one counts of each message from now on. The caller
 * holds the contacts, so that nobody else decides about the same messages meanwhile.
 */
export async function storeReadings(ctx: Pick<Context, 'db'>, readings: readonly ReadingToStore[]): Promise<void> {
  if (readings.length === 0) return
  const messageIds = [...new Set(readings.map(({ messageId }) => messageId))]
  const fresh = readings.map((reading) => ({ ...reading, withdrawnAt: null }))
  const known = await listCandidates(ctx, messageIds)
  const counting = countingAmong([...known, ...fresh])
  if (known.length > 0) await markCounting(ctx, messageIds, [...counting])
  await insertReadings(
    ctx,
    fresh.map((reading) => ({ ...reading, counts: counting.has(reading.id) })),
  )
}

/** Decides anew which readings of some messages count, after one of them was taken back. */
export async function decideCounting(ctx: Pick<Context, 'db'>, messageIds: readonly Id<'message'>[]): Promise<void> {
  const counting = countingAmong(await listCandidates(ctx, messageIds))
  await markCounting(ctx, messageIds, [...counting])
}

type Known = Awaited<ReturnType<typeof listCandidates>>[number]

const countingAmong = (readings: readonly Known[]): Set<Id<'reading'>> =>
  new Set([...Map.groupBy(readings, ({ messageId }) => messageId).values()].flatMap((one) => countingOf(one)?.id ?? []))
