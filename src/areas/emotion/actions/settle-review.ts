import { conflict, notAllowed, notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { agrees } from '../domain/correction.ts'
import type { Said } from '../domain/correction.ts'
import { wantsSecondOpinion } from '../domain/review.ts'
import { findReading } from '../reads.ts'
import { findOpenReview, findReview } from '../reads-reviews.ts'
import type { ReviewRow } from '../reads-reviews.ts'
import { closeReview, insertReviews, reopenReview as reopen } from '../writes.ts'
import { newReview } from './open-reviews.ts'
import { reviewReading } from './review-reading.ts'
import type { ReviewInput } from './review-reading.ts'
import { withdrawReading } from './withdraw-reading.ts'

type Closed = { id: Id<'review'>; seconds: number }

/** A reviewer answers an open review: their reading counts, and the review is settled. */
export async function settleReview(ctx: Context, { id, seconds, ...said }: Closed & Omit<ReviewInput, 'messageId'>) {
  const review = await getReview(ctx, id)
  const answerId = await reviewReading(ctx, { ...said, messageId: review.messageId })
  await settle(ctx, review, { answerId, said, seconds })
}

/** Somebody says without being asked what a message sounds like: that answers its open review, if there is one. */
export async function correctReading(ctx: Context, input: ReviewInput): Promise<void> {
  const answerId = await reviewReading(ctx, input)
  const review = await findOpenReview(ctx, input.messageId)
  if (review) await settle(ctx, review, { answerId, said: input, seconds: null })
}

type Answer = { answerId: Id<'reading'>; said: Said; seconds: number | null }

async function settle(ctx: Context, review: ReviewRow, { answerId, said, seconds }: Answer): Promise<void> {
  const reading = await findReading(ctx, review.readingId)
  const agreed = reading ? agrees(said, reading.primaryLabel) : null
  await close(ctx, { id: review.id, state: 'settled', answerId, agreed, secondsSpent: seconds })
  if (review.reason === 'second opinion' || !wantsSecondOpinion(review.messageId)) return
  const { contactId, messageId, readingId: id, saidAt } = review
  await insertReviews(ctx, [newReview(ctx, { id, contactId, messageId, saidAt }, 'second opinion')])
}

/** A reviewer needs more than the message says: it waits on, behind the others, unless they answer it yet. */
export async function askForContext(ctx: Context, { id, seconds }: Closed): Promise<ReviewRow> {
  const review = await getReview(ctx, id)
  await close(ctx, { id, state: 'needs context', answerId: null, agreed: null, secondsSpent: seconds })
  return review
}

/** A reviewer takes back what they did with a review: it is open again, and their reading counts no more. */
export async function undoReview(ctx: Context, { id }: { id: Id<'review'> }): Promise<void> {
  const { state, answerId, closedBy } = await getReview(ctx, id)
  if (state === 'open') return
  if (ctx.actor.kind !== 'agent' || ctx.actor.id !== closedBy) throw notAllowed('Only who closed it can open it again.')
  if (answerId) await withdrawReading(ctx, answerId)
  else await reopen(ctx, id)
}

async function close(ctx: Context, closing: Omit<Parameters<typeof closeReview>[1], 'closedBy'>): Promise<void> {
  const closedBy = ctx.actor.kind === 'agent' ? ctx.actor.id : null
  if (!(await closeReview(ctx, { ...closing, closedBy })))
    throw conflict('Somebody else has reviewed this message meanwhile. Nothing was changed.')
}

async function getReview(ctx: Context, id: Id<'review'>): Promise<ReviewRow> {
  const review = await findReview(ctx, id)
  if (!review) throw notFound('This review does not exist, or no longer.')
  return review
}
