import { messagesToRead } from '#areas/conversations/index.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { spoken } from '../domain/correction.ts'
import type { Said } from '../domain/correction.ts'
import { listMachineReadings } from '../reads.ts'
import { recordReading } from './record-reading.ts'

export type ReviewInput = Said & { messageId: Id<'message'>; note: string }

/** A reviewer says what a message sounds like. From then on their reading counts before any machine's or agent's. */
export async function reviewReading(ctx: Context, { messageId, note, ...said }: ReviewInput): Promise<Id<'reading'>> {
  const [message] = await messagesToRead(ctx, [messageId])
  if (!message) throw notFound('This message does not exist, or holds no words of a contact.')
  const [machine] = await listMachineReadings(ctx, [messageId])
  return recordReading(ctx, message, { source: 'reviewer', said: spoken(said, machine ?? null), note })
}
