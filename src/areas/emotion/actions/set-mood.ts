import { findLastHeard } from '#areas/conversations/index.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { spoken } from '../domain/correction.ts'
import type { MoodStep } from '../domain/correction.ts'
import { recordReading } from './record-reading.ts'

/** An agent says after an interaction how the contact seemed: a reading of the last thing the contact said in it. */
export async function setMood(
  ctx: Context,
  { conversationId, felt }: { conversationId: Id<'conversation'>; felt: MoodStep },
): Promise<Id<'message'>> {
  const message = await findLastHeard(ctx, conversationId)
  if (!message) throw notFound('The contact has not said anything in this conversation yet.')
  const said = spoken({ felt, also: null, isSarcastic: false }, null)
  await recordReading(ctx, message, { source: 'agent', said, note: '' })
  return message.id
}
