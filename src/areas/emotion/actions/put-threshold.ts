import { recordChange } from '#areas/privacy/index.ts'
import type { Context } from '#platform/context.ts'
import { putSetting } from '#platform/settings.ts'
import { reviewThreshold } from '../settings.ts'
import { deleteSureEnough } from '../writes.ts'

/** Sets how sure a reading must be to stand without a person. What waits and is sure enough now leaves the queue. */
export async function putThreshold(ctx: Context, { threshold }: { threshold: number }): Promise<{ threshold: number }> {
  await putSetting(ctx, reviewThreshold, threshold)
  await deleteSureEnough(ctx, threshold)
  await recordChange(ctx, `set the review threshold to ${threshold}`, [])
  return { threshold }
}
