import { lockContacts } from '#areas/contacts/index.ts'
import { findSituations, messagesToRead } from '#areas/conversations/index.ts'
import type { ReadableMessage } from '#areas/conversations/index.ts'
import { maySenseEmotion } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { quoteOf } from '../domain/reading.ts'
import type { TextReading } from '../domain/reading.ts'
import { familyOf } from '../domain/label.ts'
import { situationWords } from '../domain/situation.ts'
import type { TextEngine } from '../engines/engine.ts'
import { readingMade } from '../events.ts'
import { findRead, listMachineReadings, listReadings } from '../reads.ts'
import { renewReadings } from '../writes.ts'
import { openReviews } from './open-reviews.ts'
import { refreshMoods } from './refresh-moods.ts'
import { decideCounting, storeReadings } from './store-readings.ts'
import type { ReadingToStore } from './store-readings.ts'

/**
 * Reads the emotion in messages that contacts wrote themselves, where consent allows it. Safe to repeat: a message is
 * read once by each version of an engine. The contacts are held, against a change of consent and against another
 * reading of the same message, until the readings are stored. `isAgain` makes what this engine has read before the
 * latest reading of the machine, as if it had read it now.
 */
export async function readMessages(
  ctx: Context,
  engine: TextEngine,
  messageIds: readonly Id<'message'>[],
  { isAgain = false } = {},
): Promise<number> {
  const messages = await messagesToRead(ctx, messageIds)
  if (messages.length === 0) return 0
  const contactIds = [...new Set(messages.map((message) => message.contactId))]
  await lockContacts(ctx, contactIds, 'turn')
  const open = await maySenseEmotion(ctx, contactIds)
  const read = await findRead(ctx, messageIds, engine)
  const [known, fresh] = [true, false].map((is) =>
    messages.filter(({ id, contactId }) => open.has(contactId) && read.has(id) === is),
  ) as [ReadableMessage[], ReadableMessage[]]
  const rows = fresh.length > 0 ? await readFresh(ctx, engine, fresh) : []
  await storeReadings(ctx, rows)
  const renewed = isAgain && known.length > 0 ? await renew(ctx, engine, known) : []
  if (rows.length + renewed.length === 0) return 0
  await followMachine(ctx, rows, renewed)
  return rows.length
}

async function readFresh(
  ctx: Context,
  engine: TextEngine,
  fresh: readonly ReadableMessage[],
): Promise<ReadingToStore[]> {
  const situations = await findSituations(
    ctx,
    fresh.map((message) => message.id),
  )
  const readings = await engine.read(
    fresh.map(({ id, written, sentAt }) => {
      const before = situations.get(id)
      return { text: written, situation: before && situationWords(before, sentAt) }
    }),
  )
  return fresh.flatMap((message, at) => {
    const reading = readings[at]
    return reading ? [rowOf(message, reading, ctx.now)] : []
  })
}

/** What an engine has read before counts as read now where another has read since. */
async function renew(ctx: Context, engine: TextEngine, known: readonly ReadableMessage[]): Promise<ReadableMessage[]> {
  const latest = await listMachineReadings(
    ctx,
    known.map(({ id }) => id),
  )
  const overtaken = new Set(latest.filter((one) => !isBy(engine, one)).map(({ messageId }) => messageId))
  if (overtaken.size === 0) return []
  await renewReadings(ctx, [...overtaken], engine)
  await decideCounting(ctx, [...overtaken])
  return known.filter(({ id }) => overtaken.has(id))
}

const isBy = ({ name, version }: TextEngine, one: { engine: string; engineVersion: string }): boolean =>
  one.engine === name && one.engineVersion === version

/** Reviews, moods and those who watch follow what the machine has read. */
async function followMachine(
  ctx: Context,
  rows: readonly ReadingToStore[],
  renewed: readonly ReadableMessage[],
): Promise<void> {
  const messageIds = [...rows.map((row) => row.messageId), ...renewed.map(({ id }) => id)]
  const counting = await listReadings(ctx, messageIds)
  await openReviews(
    ctx,
    counting.filter(({ source }) => source === 'model'),
  )
  const contactIds = [...new Set([...rows, ...renewed].map((one) => one.contactId))]
  await refreshMoods(ctx, contactIds)
  await ctx.announce(readingMade, {
    ...{ messageIds, contactIds },
    hurting: rows.filter((row) => row.family === 'hurting').length,
    warm: rows.filter((row) => row.family === 'warm').length,
  })
}

function rowOf(message: ReadableMessage, reading: TextReading, readAt: Date): ReadingToStore {
  const { labels, shown, valence, intensity, confidence, needsPerson, traits, lifeEvent, unread, evidence } = reading
  const primaryLabel = shown[0]?.label ?? 'neutral'
  return {
    id: newId<'reading'>(readAt),
    contactId: message.contactId,
    messageId: message.id,
    conversationId: message.conversationId,
    saidAt: message.sentAt,
    source: 'model',
    engine: reading.model.name,
    engineVersion: reading.model.version,
    primaryLabel,
    family: familyOf(primaryLabel),
    labels: [...labels],
    ...{ valence, intensity, confidence, needsPerson, ...traits, lifeEvent, unread, readAt },
    shown: JSON.stringify(shown),
    evidence: JSON.stringify(evidence),
    tiers: JSON.stringify(reading.tiers),
    ...{ authorId: null, note: '' },
    quote: quoteOf(message.written, evidence),
  }
}
