import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { getSetting } from '#platform/settings.ts'
import { chanceOf, reviewReason } from '../domain/review.ts'
import type { ReviewReason } from '../domain/review.ts'
import { listRecentFelt } from '../reads.ts'
import type { ReadingRow } from '../reads.ts'
import { reviewThreshold } from '../settings.ts'
import { deleteOpenReviews, insertReviews } from '../writes.ts'
import type { NewReview } from '../writes.ts'

/**
 * Decides which of an engine's fresh readings a person should look at. Unanswered reviews of older readings of the same
 * messages go; a message that a person has read is not asked about again.
 */
export async function openReviews(ctx: Context, readings: readonly ReadingRow[]): Promise<void> {
  if (readings.length === 0) return
  await deleteOpenReviews(
    ctx,
    readings.map(({ messageId }) => messageId),
  )
  const threshold = await getSetting(ctx, reviewThreshold)
  const felt = await listRecentFelt(ctx, [...new Set(readings.map(({ contactId }) => contactId))])
  const reviews = readings.flatMap((reading) => {
    const { contactId, messageId } = reading
    const others = (felt.get(contactId) ?? []).filter((one) => one.messageId !== messageId)
    const chance = chanceOf(messageId, 'sample')
    const reason = reviewReason(reading, { threshold, others: others.map(({ valence }) => valence), chance })
    return reason ? [newReview(ctx, reading, reason)] : []
  })
  if (reviews.length > 0) await insertReviews(ctx, reviews)
}

type InQuestion = Pick<ReadingRow, 'id' | 'contactId' | 'messageId' | 'saidAt'>

/** A review of a reading that waits for an answer. */
export const newReview = (
  { now }: Context,
  { id: readingId, contactId, messageId, saidAt }: InQuestion,
  reason: ReviewReason,
): NewReview => ({
  ...{ id: newId<'review'>(now), contactId, messageId, readingId, saidAt, openedAt: now, reason, state: 'open' },
  ...{ answerId: null, agreed: null, closedBy: null, closedAt: null, secondsSpent: null },
})
