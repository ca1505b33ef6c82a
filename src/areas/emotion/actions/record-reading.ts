import { lockContacts } from '#areas/contacts/index.ts'
import type { ReadableMessage } from '#areas/conversations/index.ts'
import { maySenseEmotion, recordChange } from '#areas/privacy/index.ts'
import { conflict } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Spoken } from '../domain/correction.ts'
import type { Source } from '../domain/counting.ts'
import { quoteOf } from '../domain/reading.ts'
import { readingMade } from '../events.ts'
import { askToLearn } from './ask-to-learn.ts'
import { refreshMoods } from './refresh-moods.ts'
import { storeReadings } from './store-readings.ts'

type Word = { source: Exclude<Source, 'model'>; said: Spoken; note: string }

/**
 * Stores what a person says of a message beside what was read before. Mood and Today follow at once. Refused where the
 * contact does not allow it, since a person's reading is a reading.
 */
export async function recordReading(
  ctx: Context,
  message: ReadableMessage,
  { source, said, note }: Word,
): Promise<Id<'reading'>> {
  const { contactId, conversationId } = message
  await holdForReading(ctx, contactId)
  const { primaryLabel, family, labels, shown, evidence, ...numbers } = said
  const id = newId<'reading'>(ctx.now)
  const row = {
    ...{ id, contactId, conversationId, messageId: message.id, saidAt: message.sentAt, readAt: ctx.now },
    ...{ source, engine: '', engineVersion: '', note, authorId: ctx.actor.kind === 'agent' ? ctx.actor.id : null },
    ...{ primaryLabel, family, labels, ...numbers, urgent: 0, leaving: 0, opportunity: 0, lifeEvent: null },
    ...{ shown: JSON.stringify(shown), evidence: JSON.stringify(evidence), tiers: '[]' },
    quote: quoteOf(message.written, evidence.length > 0 ? evidence : wholeOf(message.written, said)),
  }
  await storeReadings(ctx, [row])
  await followReadings(ctx, message)
  await recordChange(ctx, `read a message as ${source}`, [contactId])
  if (source !== 'agent') await askToLearn(ctx)
  return id
}

/** Holds a contact against a change of consent and against others who read; refuses where consent is missing. */
export async function holdForReading(ctx: Context, contactId: Id<'contact'>): Promise<void> {
  await lockContacts(ctx, [contactId], 'turn')
  if (!(await maySenseEmotion(ctx, [contactId])).has(contactId))
    throw conflict('They did not agree that their messages are read for emotion. Nothing was kept.')
}

/** Draws the mood anew after the readings of a message have changed, and tells those who watch. */
export async function followReadings(
  ctx: Context,
  { id, contactId }: Pick<ReadableMessage, 'id' | 'contactId'>,
): Promise<void> {
  await refreshMoods(ctx, [contactId])
  await ctx.announce(readingMade, { messageIds: [id], contactIds: [contactId], hurting: 0, warm: 0 })
}

/** Without words that stand out, a feeling is quoted by how the message begins. */
const wholeOf = (written: string, { family, unread }: Spoken) =>
  family === 'calm' || unread ? [] : [{ start: 0, end: written.length, weight: 1 }]
