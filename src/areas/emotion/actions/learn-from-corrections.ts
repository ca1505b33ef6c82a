import { findSituations, messagesToRead } from '#areas/conversations/index.ts'
import { recordChange } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Tools } from '#platform/jobs.ts'
import type { Learnt } from '../domain/learning.ts'
import { packResidual, unpackResidual } from '../domain/residual.ts'
import { situationWords } from '../domain/situation.ts'
import { learnAside } from '../engines/learn-aside.ts'
import { replayOf, taughtBy } from '../engines/replay.ts'
import type { Replayed } from '../engines/replay.ts'
import { encoderFolder, theEngine } from '../engines/the-engine.ts'
import { findLive, lastNumber, listCorrections } from '../reads-learning.ts'
import type { CorrectionRow, VersionRow } from '../reads-learning.ts'
import { insertVersion, setLive } from '../writes.ts'
import { findWaiting, learnJob, readAgainJob } from './ask-to-learn.ts'

/** The latest so many corrections are learnt from. */
const most = 4000

type Heard = Replayed & { at: Date }
type Task = { heard: Heard[]; live: VersionRow | undefined; learntUntil: Date }

/**
 * Learns from people's corrections, when enough new ones have come in. What was learnt goes live if it is no worse than
 * what reads now, on corrections and on general messages; else it is kept aside with the reason. Safe to repeat:
 * the same corrections are learnt from once.
 */
export async function learnFromCorrections({ transact, signal }: Tools): Promise<void> {
  const engine = await theEngine()
  const task = await transact((ctx) => gather(ctx, engine.version))
  if (!task) return
  const { heard, live, learntUntil } = task
  const taught = await taughtBy(engine, heard, signal)
  const learnt = await learnAside({
    corrections: taught.map(({ from, ...one }) => ({
      ...one,
      isOld: live !== undefined && from.at <= live.learntUntil,
    })),
    replay: await replayOf(engine, encoderFolder),
    live: live
      ? { strength: live.strength, replay: live.replay, temperature: unpackResidual(live.weights).temperature }
      : null,
  })
  const version = { engineVersion: engine.version, learntUntil, corrections: taught.length }
  await transact((ctx) => keepVersion(ctx, version, learnt, live?.id ?? null))
}

/** What can be learnt from; null while there is not enough that is new. */
async function gather(ctx: Context, engineVersion: string): Promise<Task | null> {
  const { waiting, wanted } = await findWaiting(ctx, engineVersion)
  if (waiting < wanted) return null
  const rows = await listCorrections(ctx, most)
  const learntUntil = rows[0]?.readAt
  if (!learntUntil) return null
  return { heard: await hear(ctx, rows), live: await findLive(ctx, engineVersion), learntUntil }
}

async function hear(ctx: Context, rows: readonly CorrectionRow[]): Promise<Heard[]> {
  const ids = rows.map(({ messageId }) => messageId)
  const messages = new Map((await messagesToRead(ctx, ids)).map((message) => [message.id, message]))
  const situations = await findSituations(ctx, [...messages.keys()])
  return rows.flatMap(({ messageId, contactId, primaryLabel, shown, readAt }) => {
    const message = messages.get(messageId)
    if (!message) return []
    const before = situations.get(messageId)
    const also = shown.slice(1).map(({ label }) => label)
    const situation = before ? situationWords(before, message.sentAt) : ''
    return [{ who: contactId, text: message.written, situation, felt: primaryLabel, also, at: readAt }]
  })
}

type Fresh = Pick<VersionRow, 'engineVersion' | 'learntUntil' | 'corrections'>

/** Keeps what was learnt, and lets it read if it may. Where somebody has changed what is live meanwhile, learns again. */
async function keepVersion(
  ctx: Context,
  version: Fresh,
  { residual, hold, verdict }: Learnt,
  judgedBeside: Id<'learnt-version'> | null,
): Promise<void> {
  const live = await findLive(ctx, version.engineVersion)
  if ((live?.id ?? null) !== judgedBeside) return ctx.enqueue(learnJob, {})
  const row = {
    ...{ id: newId<'learnt-version'>(ctx.now), number: 1 + (await lastNumber(ctx)), learntAt: ctx.now, ...version },
    ...{ ...hold, verdict: JSON.stringify(verdict), state: 'aside' as const, liveSince: null },
    weights: Buffer.from(packResidual(residual)),
  }
  if (!(await insertVersion(ctx, row))) return
  if (verdict.aside) return recordChange(ctx, `learnt version ${row.number} and kept it aside`, [])
  await setLive(ctx, { engineVersion: version.engineVersion, number: row.number, before: 'followed' })
  await recordChange(ctx, `learnt version ${row.number}; it reads from now on`, [])
  await ctx.enqueue(readAgainJob, {})
}
