import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#kit/id.ts'
import { reactTo } from '#platform/events.ts'
import { handle } from '#platform/jobs.ts'
import type { Scheduled, Tools } from '#platform/jobs.ts'
import { openSeal } from '#platform/seal.ts'
import {
  keepAnswers,
  openOutside,
  pauseEngine,
  readOutside,
  resumeWhenDue,
  takeBatch,
} from './actions/ask-external-engine.ts'
import type { Batch } from './actions/ask-external-engine.ts'
import { trouble, waitAfter } from './domain/external-trouble.ts'
import { askEngine } from './engines/external/ask.ts'
import { readingMade } from './events.ts'

/** What was read here is read outside afterwards, where the contact agreed: nobody waits for an external engine. */
export const externalReactions = [
  reactTo(readingMade, 'emotion.follow-reading', async ({ transact }, { messageIds, contactIds }) => {
    if (messageIds.length === 0) return
    await transact(async (ctx) => {
      const open = await openOutside(ctx, contactIds)
      if (open.size > 0) await ctx.enqueue(readOutside, { contactIds: [...open] })
    })
  }),
]

export const externalWork = [
  handle(readOutside, (tools, { contactIds }) => askAbout(tools, contactIds), {
    expiresInSeconds: 3600,
    isPatient: true,
  }),
]

export const externalSchedule: Scheduled[] = [
  { name: 'emotion.resume-external', cron: '* * * * *', run: resumeWhenDue },
]

/** Asks batch by batch. Before each sending, a repeated one too, consent is looked at anew and the sending put on record. */
async function askAbout(tools: Tools, contactIds: readonly Id<'contact'>[]): Promise<void> {
  let after: Id<'message'> | null = null
  let failures = 0
  for (;;) {
    tools.signal.throwIfAborted()
    const batch: Batch | null = await tools.transact((ctx) => takeBatch(ctx, contactIds, after))
    if (!batch) return
    if (batch.messages.length === 0) {
      after = batch.last
      continue
    }
    const heard = await ask(tools, batch)
    if (heard.isAnswered) {
      await tools.transact((ctx) => keepAnswers(ctx, batch, heard))
      after = batch.last
      failures = 0
      continue
    }
    failures += 1
    const wait = waitAfter(heard.trouble, failures)
    if (wait === null) return tools.transact((ctx) => pauseEngine(ctx, heard.trouble))
    await pause(wait * 1000, undefined, { signal: tools.signal })
  }
}

async function ask({ config, signal }: Tools, { engine, messages }: Batch) {
  const token = engine.closedToken === null ? null : (await openSeal(config)).open(engine.closedToken)
  if (engine.closedToken !== null && token === null)
    return { isAnswered: false, trouble: trouble('token lost') } as const
  const texts = messages.map(({ text }) => text)
  return askEngine({ ...engine, token }, texts, signal)
}
