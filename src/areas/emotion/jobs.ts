import { messageReceived, listReadableMessages } from '#areas/conversations/index.ts'
import { contactsMerged } from '#areas/contacts/index.ts'
import { consentChanged, consentDefaultChanged } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import { reactTo } from '#platform/events.ts'
import { handle } from '#platform/jobs.ts'
import type { Tools } from '#platform/jobs.ts'
import { defineJob } from '#platform/kinds.ts'
import { openOutside, readOutside } from './actions/ask-external-engine.ts'
import { eraseForbiddenReadings } from './actions/erase-readings.ts'
import { askAboutDoubted, doubtedDays, openDoubted } from './actions/open-doubted.ts'
import { learnJob, readAgainJob } from './actions/ask-to-learn.ts'
import { learnFromCorrections } from './actions/learn-from-corrections.ts'
import { readMessages } from './actions/read-messages.ts'
import { theEngine } from './engines/the-engine.ts'
import { readingMade } from './events.ts'
import { liveEngine } from './live-engine.ts'
import { listReadSince } from './reads-learning.ts'
import { listContactsWithReadings } from './reads.ts'
import type { DoubtedPlace } from './reads.ts'

const dayMs = 86_400_000
const batch = 250
/** How many messages both tiers read before anybody sees them; of more, as from an import, the first tier goes ahead. */
const fewMessages = 25
const deepBatch = 50
/** What was said in so many days, so many messages at most, is read again when another version goes live. */
const againDays = 90
const mostAgain = 2000

/** Reads what contacts wrote and nobody has read yet: those contacts', or everybody's. */
const readUnread = defineJob<{ contactIds: Id<'contact'>[] | null }>('emotion.read-unread')

/** Reads with both tiers what the first has read already. */
const readDeeply = defineJob<{ messageIds: readonly Id<'message'>[] }>('emotion.read-deeply')

export const reactions = [
  reactTo(messageReceived, 'emotion.read-messages', async ({ transact }, { messageIds }) => {
    const { missing } = await theEngine()
    const isQuick = messageIds.length > fewMessages && missing === null
    await transact(async (ctx) => {
      const engine = await liveEngine(ctx)
      await readMessages(ctx, isQuick ? engine.firstTier : engine, messageIds)
      if (isQuick) await ctx.enqueue(readDeeply, { messageIds })
    })
  }),
  reactTo(consentChanged, 'emotion.follow-consent', followConsent),
  reactTo(contactsMerged, 'emotion.follow-merge', followConsent),
  reactTo(consentDefaultChanged, 'emotion.follow-default', async (tools) => {
    await eraseForbiddenEverywhere(tools)
    await tools.transact((ctx) => ctx.enqueue(readUnread, { contactIds: null }))
  }),
]

export const work = [
  handle(
    readDeeply,
    async ({ transact, signal }, { messageIds }) => {
      for (let from = 0; from < messageIds.length; from += deepBatch) {
        signal.throwIfAborted()
        const some = messageIds.slice(from, from + deepBatch)
        await transact(async (ctx) => readMessages(ctx, await liveEngine(ctx), some))
      }
    },
    { isPatient: true },
  ),
  handle(
    readUnread,
    async ({ transact, signal }, { contactIds }) => {
      let after: Id<'message'> | null = null
      do {
        signal.throwIfAborted()
        after = await transact(async (ctx) => {
          const ids = await listReadableMessages(ctx, { contactIds, after, limit: batch })
          await readMessages(ctx, await liveEngine(ctx), ids)
          return ids.length < batch ? null : (ids.at(-1) ?? null)
        })
      } while (after)
    },
    { expiresInSeconds: 3600 },
  ),
  handle(askAboutDoubted, askAboutAll),
  handle(learnJob, learnFromCorrections, { isPatient: true, expiresInSeconds: 1800 }),
  handle(readAgainJob, readAgain, { isPatient: true, expiresInSeconds: 3600 }),
]

/** In batches, so that a reviewer can begin with the first ones while the others come. */
async function askAboutAll({ transact, signal, clock }: Tools): Promise<void> {
  const since = new Date(clock().getTime() - doubtedDays * dayMs)
  let before: DoubtedPlace | null = null
  do {
    signal.throwIfAborted()
    const from: DoubtedPlace | null = before
    before = await transact((ctx) => openDoubted(ctx, { since, before: from }))
  } while (before)
  await transact((ctx) => ctx.announce(readingMade, { messageIds: [], contactIds: [], hurting: 0, warm: 0 }))
}

/** Reads the latest messages with what is live, so that reviews and moods are of one mind. Older ones keep their readings. */
async function readAgain({ transact, clock, signal }: Tools): Promise<void> {
  const since = new Date(clock().getTime() - againDays * dayMs)
  const messageIds = await transact((ctx) => listReadSince(ctx, since, mostAgain))
  for (let from = 0; from < messageIds.length; from += deepBatch) {
    signal.throwIfAborted()
    const some = messageIds.slice(from, from + deepBatch)
    await transact(async (ctx) => readMessages(ctx, await liveEngine(ctx), some, { isAgain: true }))
  }
}

/** What some contacts allow may have changed: erases what they no longer allow, reads what they allow now. */
async function followConsent({ transact }: Tools, { contactIds }: { contactIds: Id<'contact'>[] }): Promise<void> {
  await transact(async (ctx) => {
    const erased = await eraseForbiddenReadings(ctx, contactIds)
    await ctx.announce(readingMade, { messageIds: [], contactIds: erased, hurting: 0, warm: 0 })
    await ctx.enqueue(readUnread, { contactIds })
    const open = await openOutside(ctx, contactIds)
    if (open.size > 0) await ctx.enqueue(readOutside, { contactIds: [...open] })
  })
}

async function eraseForbiddenEverywhere({ transact, signal }: Tools): Promise<void> {
  let after: Id<'contact'> | null = null
  do {
    signal.throwIfAborted()
    after = await transact(async (ctx) => {
      const contactIds = await listContactsWithReadings(ctx, after, batch)
      const erased = await eraseForbiddenReadings(ctx, contactIds)
      if (erased.length > 0)
        await ctx.announce(readingMade, { messageIds: [], contactIds: erased, hurting: 0, warm: 0 })
      return contactIds.length < batch ? null : (contactIds.at(-1) ?? null)
    })
  } while (after)
}
