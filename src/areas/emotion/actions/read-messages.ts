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
import { findRead, listReadings } from '../reads.ts'
import { openReviews } from './open-reviews.ts'
import { refreshMoods } from './refresh-moods.ts'
import { storeReadings } from './store-readings.ts'
import type { ReadingToStore } from './store-readings.ts'

/**
 * Reads the emotion in messages that contacts wrote themselves, where consent allows it. Safe to repeat: a message is
 * read once by each version of an engine. The contacts are held, against a change of consent and against another
 * reading of the same message, until the readings are stored.
 */
export async function readMessages(
  ctx: Context,
  engine: TextEngine,
  messageIds: readonly Id<'message'>[],
): Promise<number> {
  const messages = await messagesToRead(ctx, messageIds)
  if (messages.length === 0) return 0
  const contactIds = [...new Set(messages.map((message) => message.contactId))]
  await lockContacts(ctx, contactIds, 'turn')
  const open = await maySenseEmotion(ctx, contactIds)
  const read = await findRead(ctx, messageIds, engine)
  const fresh = messages.filter((message) => open.has(message.contactId) && !read.has(message.id))
  if (fresh.length === 0) return 0
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
  const rows = fresh.flatMap((message, at) => {
    const reading = readings[at]
    return reading ? [rowOf(message, reading, ctx.now)] : []
  })
  await storeReadings(ctx, rows)
  const counting = await listReadings(
    ctx,
    rows.map((row) => row.messageId),
  )
  await openReviews(
    ctx,
    counting.filter(({ source }) => source === 'model'),
  )
  const felt = [...new Set(rows.map((row) => row.contactId))]
  await refreshMoods(ctx, felt)
  await ctx.announce(readingMade, {
    messageIds: rows.map((row) => row.messageId),
    contactIds: felt,
    hurting: rows.filter((row) => row.family === 'hurting').length,
    warm: rows.filter((row) => row.family === 'warm').length,
  })
  return rows.length
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
