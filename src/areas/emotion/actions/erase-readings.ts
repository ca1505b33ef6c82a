import { maySenseEmotion, recordChange } from '#areas/privacy/index.ts'
import { lockContacts } from '#areas/contacts/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { openOutside } from './ask-external-engine.ts'
import { deleteExternalReadings, deleteMoods, deleteReadings, deleteReviews } from '../writes.ts'

/**
 * Erases what was read of those contacts who do not, or no longer, allow it. The audit trail keeps how much went and
 * nothing of what it said. Answers the contacts that it touched.
 */
export async function eraseForbiddenReadings(
  ctx: Context,
  contactIds: readonly Id<'contact'>[],
): Promise<Id<'contact'>[]> {
  await lockContacts(ctx, contactIds)
  const open = await maySenseEmotion(ctx, contactIds)
  const closed = contactIds.filter((contactId) => !open.has(contactId))
  const outside = await eraseExternalReadings(ctx, contactIds)
  if (closed.length === 0) return outside
  await deleteReviews(ctx, closed)
  const erased = await deleteReadings(ctx, closed)
  await deleteMoods(ctx, closed)
  if (erased > 0) await recordChange(ctx, `erased ${erased} readings`, closed)
  return [...new Set([...closed, ...outside])]
}

/** Erases what an external engine said of those contacts who do not, or no longer, allow it. */
async function eraseExternalReadings(ctx: Context, contactIds: readonly Id<'contact'>[]): Promise<Id<'contact'>[]> {
  const open = await openOutside(ctx, contactIds)
  const erased = await deleteExternalReadings(
    ctx,
    contactIds.filter((contactId) => !open.has(contactId)),
  )
  const touched = [...new Set(erased)]
  if (erased.length > 0) await recordChange(ctx, `erased ${erased.length} external readings`, touched)
  return touched
}
