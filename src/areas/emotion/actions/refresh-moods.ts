import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { summarise } from '../domain/summary.ts'
import { countReadings, listRecentFelt } from '../reads.ts'
import { deleteMoods, upsertMoods } from '../writes.ts'

/** Draws the moods of some contacts anew from their readings; a contact without readings has none. */
export async function refreshMoods(
  ctx: Pick<Context, 'db' | 'now'>,
  contactIds: readonly Id<'contact'>[],
): Promise<void> {
  if (contactIds.length === 0) return
  const felt = await listRecentFelt(ctx, contactIds)
  const counts = await countReadings(ctx, contactIds)
  const moods = contactIds.flatMap((contactId) => {
    const summary = summarise(felt.get(contactId) ?? [])
    return summary ? [{ contactId, readingCount: counts.get(contactId) ?? 0, updatedAt: ctx.now, ...summary }] : []
  })
  if (moods.length > 0) await upsertMoods(ctx, moods)
  const without = contactIds.filter((contactId) => !felt.has(contactId))
  if (without.length > 0) await deleteMoods(ctx, without)
}
