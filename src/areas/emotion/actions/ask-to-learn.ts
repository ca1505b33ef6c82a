import type { Context } from '#platform/context.ts'
import { defineJob } from '#platform/kinds.ts'
import { enoughToLearn } from '../domain/learning.ts'
import { theEngine } from '../engines/the-engine.ts'
import { countCorrections, listVersions } from '../reads-learning.ts'

/** Learns from corrections, when there are enough new ones. */
export const learnJob = defineJob<Record<never, never>>('emotion.learn')

/** Reads the latest messages with what is live now. */
export const readAgainJob = defineJob<Record<never, never>>('emotion.read-again')

/** How many corrections came after what was learnt last, and how many it takes to learn again. */
export async function findWaiting(ctx: Pick<Context, 'db'>, engineVersion: string) {
  const [last] = await listVersions(ctx, engineVersion, 1)
  return {
    waiting: await countCorrections(ctx, last?.learntUntil ?? null),
    wanted: enoughToLearn(last?.corrections ?? 0),
  }
}

/** Plans to learn as soon as enough new corrections have come in. */
export async function askToLearn(ctx: Context): Promise<void> {
  const { version } = await theEngine()
  const { waiting, wanted } = await findWaiting(ctx, version)
  if (waiting >= wanted) await ctx.enqueue(learnJob, {})
}
