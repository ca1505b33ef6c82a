import { lockContacts } from '#areas/contacts/index.ts'
import type { Context } from '#platform/context.ts'
import { defineJob } from '#platform/kinds.ts'
import { holdSetting } from '#platform/settings.ts'
import type { DoubtedPlace } from '../reads.ts'
import { listUnasked } from '../reads.ts'
import { reviewThreshold } from '../settings.ts'
import { insertReviews } from '../writes.ts'
import { newReview } from './open-reviews.ts'

/** Asks people about recent readings that are less sure than the threshold is now. */
export const askAboutDoubted = defineJob<Record<string, never>>('emotion.ask-about-doubted')

/** What was said longer ago is left as it is: nobody would thank a reviewer for it. */
export const doubtedDays = 90

const batch = 250

/**
 * Opens reviews of readings said since an instant that the organisation's threshold now doubts and nobody was asked about,
 * latest first, one batch. Answers where the next batch begins; null when all is done. Safe to repeat. The threshold is
 * held against a change, the contacts against other readings of the same messages.
 */
export async function openDoubted(
  ctx: Context,
  { since, before }: { since: Date; before: DoubtedPlace | null },
): Promise<DoubtedPlace | null> {
  const threshold = await holdSetting(ctx, reviewThreshold)
  const found = await listUnasked(ctx, { threshold, since, before, limit: batch })
  const last = found.at(-1)
  if (!last) return null
  await lockContacts(ctx, [...new Set(found.map(({ contactId }) => contactId))], 'turn')
  // Asked again, now that nobody else can read these messages meanwhile.
  const still = await listUnasked(ctx, { threshold, since, before, limit: batch, ids: found.map(({ id }) => id) })
  if (still.length > 0)
    await insertReviews(
      ctx,
      still.map((reading) => newReview(ctx, reading, 'confidence')),
    )
  return found.length < batch ? null : { saidAt: last.saidAt, id: last.id }
}
