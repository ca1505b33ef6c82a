import { notAllowed, notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { findReading } from '../reads.ts'
import { findReviewSettledBy } from '../reads-reviews.ts'
import { deleteSecondOpinion, reopenReview, withdraw } from '../writes.ts'
import { followReadings, holdForReading } from './record-reading.ts'
import { decideCounting } from './store-readings.ts'

/** Somebody takes their own reading back. It stays on record and counts no more; a review that it settled is open again. */
export async function withdrawReading(ctx: Context, id: Id<'reading'>): Promise<Id<'message'>> {
  const reading = await findReading(ctx, id)
  if (!reading || reading.source === 'model') throw notFound('This reading does not exist, or no longer.')
  if (ctx.actor.kind !== 'agent' || ctx.actor.id !== reading.authorId)
    throw notAllowed('Only who made a reading can take it back.')
  const { contactId, messageId } = reading
  await holdForReading(ctx, contactId)
  await withdraw(ctx, id)
  await decideCounting(ctx, [messageId])
  const review = await findReviewSettledBy(ctx, id)
  if (review) {
    await reopenReview(ctx, review.id)
    if (review.reason !== 'second opinion') await deleteSecondOpinion(ctx, review.readingId)
  }
  await followReadings(ctx, { id: messageId, contactId })
  return messageId
}
