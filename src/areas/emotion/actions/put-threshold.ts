import { recordChange } from '#areas/privacy/index.ts'
import type { Context } from '#platform/context.ts'
import { putSetting } from '#platform/settings.ts'
import { reviewThreshold } from '../settings.ts'
import { deleteSureEnough } from '../writes.ts'
import { askAboutDoubted } from './open-doubted.ts'

/**
 * Sets how sure a reading must be to stand without a person. What waits and is sure enough now leaves the queue; recent
 * readings that are no longer sure enough come into it, in a job that follows.
 */
export async function putThreshold(ctx: Context, { threshold }: { threshold: number }): Promise<{ threshold: number }> {
  await putSetting(ctx, reviewThreshold, threshold)
  await deleteSureEnough(ctx, threshold)
  await ctx.enqueue(askAboutDoubted, {})
  await recordChange(ctx, `set the review threshold to ${threshold}`, [])
  return { threshold }
}
