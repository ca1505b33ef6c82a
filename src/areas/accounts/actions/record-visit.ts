import type { Context } from '#platform/context.ts'
import { updateLastVisit } from '../writes.ts'

/** Notes that the acting agent has seen what is new. */
export async function recordVisit(ctx: Context): Promise<{ at: Date }> {
  if (ctx.actor.kind === 'agent') await updateLastVisit(ctx, ctx.actor.id)
  return { at: ctx.now }
}
