import type { Context } from '#platform/context.ts'
import { unpackResidual } from './domain/residual.ts'
import { learntEngine } from './engines/learnt-engine.ts'
import { theEngine } from './engines/the-engine.ts'
import type { LoadedEngine } from './engines/the-engine.ts'
import { findLive } from './reads-learning.ts'

/** The engine that reads here now, with what it learnt: looked up each time, so that every process follows at once. */
export async function liveEngine(ctx: Pick<Context, 'db'>): Promise<LoadedEngine> {
  const engine = await theEngine()
  const live = await findLive(ctx, engine.version)
  return live ? { ...engine, ...learntEngine(engine, live.number, unpackResidual(live.weights)) } : engine
}
