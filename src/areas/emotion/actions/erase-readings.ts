import { maySenseEmotion, recordChange } from '#areas/privacy/index.ts'
import { lockContacts } from '#areas/contacts/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { deleteMoods, deleteReadings, deleteReviews } from '../writes.ts'

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
  if (closed.length === 0) return []
  await deleteReviews(ctx, closed)
  const erased = await deleteReadings(ctx, closed)
  await deleteMoods(ctx, closed)
  if (erased > 0) await recordChange(ctx, `erased ${erased} readings`, closed)
  return closed
}
