import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { wasRecorded } from '../reads.ts'
import { deleteAuditBefore, insertAuditEntry } from '../writes.ts'

const sameLookMs = 60_000
const keptDays = 730
const dayMs = 86_400_000

/** Records that somebody looked at emotional data. A screen that looks again within a minute is one look. */
export async function recordLook(ctx: Context, what: string, contactIds: readonly Id<'contact'>[]): Promise<void> {
  if (contactIds.length === 0) return
  const since = new Date(ctx.now.getTime() - sameLookMs)
  if (!(await wasRecorded(ctx, what, contactIds, since))) await recordChange(ctx, what, contactIds)
}

/** Records that somebody changed something about contacts. */
export async function recordChange(ctx: Context, what: string, contactIds: readonly Id<'contact'>[]): Promise<void> {
  const entry = { id: newId<'audit-entry'>(ctx.now), at: ctx.now, actor: ctx.actor.name, what }
  await insertAuditEntry(ctx, { ...entry, contactIds: [...contactIds] })
}

/** Lets go of what is older than two years. */
export async function forgetOldAudit(ctx: Context): Promise<void> {
  await deleteAuditBefore(ctx, new Date(ctx.now.getTime() - keptDays * dayMs))
}
