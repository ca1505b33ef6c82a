import { lockContacts } from '#areas/contacts/index.ts'
import { messagesToRead } from '#areas/conversations/index.ts'
import { listAgreed, mayReadOutside, recordChange } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { defineJob } from '#platform/kinds.ts'
import { getSetting, putSetting } from '#platform/settings.ts'
import { readAnswer } from '../domain/external-reading.ts'
import { pauseAfter } from '../domain/external-trouble.ts'
import type { Trouble } from '../domain/external-trouble.ts'
import type { Answers } from '../engines/external/answers.ts'
import { readingMade } from '../events.ts'
import { listUnreadOutside } from '../reads-external.ts'
import { externalEngine, externalPause } from '../settings.ts'
import { insertExternalReadings } from '../writes.ts'

/** Asks the external engine about what some contacts wrote and it has not read yet. */
export const readOutside = defineJob<{ contactIds: Id<'contact'>[] }>('emotion.read-outside')

const batchMessages = 25
/** Longer texts are cut here: an engine need not take any length. In UTF-16 units. */
const longestText = 10_000

type Engine = NonNullable<typeof externalEngine.initial>
export type Batch = { engine: Engine; messages: { id: Id<'message'>; text: string }[]; last: Id<'message'> }

/** Those of some contacts whose words the external engine of now may read; nobody while there is none. */
export async function openOutside(ctx: Context, contactIds: readonly Id<'contact'>[]): Promise<Set<Id<'contact'>>> {
  const engine = await getSetting(ctx, externalEngine)
  return engine ? mayReadOutside(ctx, contactIds, engine.setUpAt) : new Set()
}

/**
 * The next messages to send to the external engine, after one. That they are sent is on record before they leave. Null
 * when nothing is left, or nothing may be sent now.
 */
export async function takeBatch(
  ctx: Context,
  contactIds: readonly Id<'contact'>[],
  after: Id<'message'> | null,
): Promise<Batch | null> {
  const engine = await getSetting(ctx, externalEngine)
  const pause = await getSetting(ctx, externalPause)
  if (!engine || (pause && pause.triesAgainAt > ctx.now)) return null
  await lockContacts(ctx, contactIds)
  const open = await openOutside(ctx, contactIds)
  const ids = await listUnreadOutside(ctx, { contactIds: [...open], after, limit: batchMessages })
  const last = ids.at(-1)
  if (!last) {
    await endPause(ctx)
    return null
  }
  const messages = (await messagesToRead(ctx, ids)).filter(({ contactId }) => open.has(contactId))
  for (const [contactId, theirs] of Map.groupBy(messages, (message) => message.contactId))
    await recordChange(ctx, `sent ${countWords(theirs.length)} to the external engine ${engine.name}`, [contactId])
  return { engine, last, messages: messages.map(({ id, written }) => ({ id, text: written.slice(0, longestText) })) }
}

const countWords = (messages: number) => (messages === 1 ? 'a message' : `${messages} messages`)

/**
 * Stores what the external engine said of a batch, beside our readings. Dropped is what was said of contacts who
 * withdrew meanwhile, and everything when the engine is another by now.
 */
export async function keepAnswers(
  ctx: Context,
  { engine, messages }: Batch,
  { answers, version }: Answers,
): Promise<void> {
  await endPause(ctx)
  const said = new Map(messages.map(({ id }, at) => [id, answers[at]]))
  const known = await messagesToRead(ctx, [...said.keys()])
  const contactIds = [...new Set(known.map(({ contactId }) => contactId))]
  await lockContacts(ctx, contactIds, 'turn')
  const open = await openOutside(ctx, contactIds)
  const isSame = (await getSetting(ctx, externalEngine))?.setUpAt.getTime() === engine.setUpAt.getTime()
  const rows = known.flatMap(({ id: messageId, contactId }) => {
    const answer = said.get(messageId)
    if (!answer || !isSame || !open.has(contactId)) return []
    const made = { id: newId<'external-reading'>(ctx.now), engine: engine.name, engineVersion: version }
    return [{ ...made, contactId, messageId, ...readAnswer(answer, engine.understanding), readAt: ctx.now }]
  })
  if (rows.length === 0) return
  await insertExternalReadings(ctx, rows)
  const touched = [...new Set(rows.map((row) => row.contactId))]
  await ctx.announce(readingMade, { messageIds: [], contactIds: touched, hurting: 0, warm: 0 })
}

async function endPause(ctx: Context): Promise<void> {
  if (await getSetting(ctx, externalPause)) await putSetting(ctx, externalPause, null)
}

/** Sends nothing more for a while. What was not read is found again when the pause is over. */
export async function pauseEngine(ctx: Context, trouble: Trouble): Promise<void> {
  await putSetting(ctx, externalPause, pauseAfter(trouble, await getSetting(ctx, externalPause), ctx.now))
}

/** When a pause is over, plans to ask about everything that was not read. */
export async function resumeWhenDue(ctx: Context): Promise<void> {
  const pause = await getSetting(ctx, externalPause)
  if (pause && pause.triesAgainAt <= ctx.now) await askAboutEverybody(ctx)
}

const pageOfContacts = 500

/** Plans to ask about all who agreed. */
export async function askAboutEverybody(ctx: Context): Promise<void> {
  let after: Id<'contact'> | null = null
  do {
    const contactIds: Id<'contact'>[] = await listAgreed(ctx, 'external_reading', after, pageOfContacts)
    if (contactIds.length > 0) await ctx.enqueue(readOutside, { contactIds })
    after = contactIds.length < pageOfContacts ? null : (contactIds.at(-1) ?? null)
  } while (after)
}
