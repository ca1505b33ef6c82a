import { recordChange } from '#areas/privacy/index.ts'
import { notFound } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import { theEngine } from '../engines/the-engine.ts'
import { findLive, findVersion } from '../reads-learning.ts'
import { setLive } from '../writes.ts'
import { readAgainJob } from './ask-to-learn.ts'

/**
 * Lets a version read from now on, or the engine as it came (null). What reads until then is taken back where the new
 * one is older. The latest messages are read again in the background.
 */
export async function putLiveVersion(ctx: Context, { number }: { number: number | null }): Promise<void> {
  const { version } = await theEngine()
  if (number !== null && !(await findVersion(ctx, version, number)))
    throw notFound('This version does not exist, or was learnt for another engine.')
  const live = await findLive(ctx, version)
  if ((live?.number ?? null) === number) return
  const before = (live?.number ?? 0) > (number ?? 0) ? 'taken back' : 'followed'
  await setLive(ctx, { engineVersion: version, number, before })
  await recordChange(ctx, number === null ? 'reads without what was learnt' : `reads with learnt version ${number}`, [])
  await ctx.enqueue(readAgainJob, {})
}
