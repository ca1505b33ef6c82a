import { findOrCreateContacts } from '#areas/contacts/index.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Direction } from '../domain/channel.ts'
import type { Address, Incoming, Reason } from '../domain/incoming.ts'
import type { OwnAddresses } from '../domain/own-addresses.ts'
import { plain } from '../domain/plain.ts'
import { identityKindOf, sentAtOf, sideOf } from '../domain/side.ts'
import { openThreads } from '../domain/threading.ts'
import { threadSubject } from '../domain/threads.ts'
import { awaitsAnswer } from '../domain/waiting.ts'
import { writtenOf } from '../domain/written-text.ts'
import { messageReceived } from '../events.ts'
import { findBySubject, findStored, findThreadKeys } from '../reads.ts'
import {
  insertAttachments,
  insertConversations,
  insertMessages,
  insertThreadKeys,
  refreshConversations,
  refreshCorrespondences,
} from '../writes.ts'

/** A message whose attachments lie in the files already, under their keys. */
export type Prepared = Omit<Incoming, 'attachments'> & {
  attachments: readonly (Omit<Incoming['attachments'][number], 'content'> & { fileKey: string })[]
}

/** What became of a message. `known` is one that this same import had stored before it was interrupted. */
export type Outcome = 'added' | 'known' | 'duplicate' | Reason

type Options = { own: OwnAddresses; importId: Id<'import'> | null }

type Sided = {
  message: Prepared
  at: number
  direction: Direction
  contact: Address
  sentAt: Date
  source: 'stated' | 'received' | 'import'
}

/**
 * Stores messages with their contacts, conversations and attachments. One that is there already is not added twice.
 * Answers what became of each, in their order.
 */
export async function storeMessages(
  ctx: Context,
  messages: readonly Prepared[],
  { own, importId }: Options,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = messages.map(() => 'duplicate')
  const fresh = await withoutKnown(ctx, messages, importId, outcomes)
  const sided = fresh.flatMap(({ message, at }): Sided[] => {
    const side = sideOf(message, own)
    if ('pattern' in side) {
      outcomes[at] = side
      return []
    }
    const { sentAt, sentAtSource: source } = sentAtOf(message, ctx.now)
    return [{ message, at, ...side, sentAt, source }]
  })
  if (sided.length === 0) return outcomes
  const placed = await place(ctx, sided)
  const rows = placed.map((one) => rowOf(ctx, one, importId))
  const added = new Set((await insertMessages(ctx, rows)).map(({ id }) => id))
  placed.forEach(({ at, id }) => {
    if (added.has(id)) outcomes[at] = 'added'
  })
  await finish(
    ctx,
    placed.filter(({ id }) => added.has(id)),
    placed,
  )
  return outcomes
}

async function withoutKnown(
  ctx: Context,
  messages: readonly Prepared[],
  importId: Id<'import'> | null,
  outcomes: Outcome[],
): Promise<{ message: Prepared; at: number }[]> {
  const keyOf = ({ channel, externalId }: { channel: string; externalId: string }) => `${channel}:${externalId}`
  const stored = new Map((await findStored(ctx, messages)).map((row) => [keyOf(row), row.importId]))
  const seen = new Set<string>()
  return messages.flatMap((message, at) => {
    const key = keyOf(message)
    if (stored.has(key))
      outcomes[at] = importId !== null && stored.get(key) === importId && !seen.has(key) ? 'known' : 'duplicate'
    const isNew = !stored.has(key) && !seen.has(key)
    seen.add(key)
    return isNew ? [{ message, at }] : []
  })
}

type Placed = Sided & {
  id: Id<'message'>
  contactId: Id<'contact'>
  identityId: Id<'identity'>
  conversationId: Id<'conversation'>
}

/** Gives every message its contact and its conversation, in order of time, and stores conversations that are new. */
async function place(ctx: Context, sided: readonly Sided[]): Promise<Placed[]> {
  const contacts = await findOrCreateContacts(
    ctx,
    sided.map(({ contact }) => ({
      kind: identityKindOf(contact.address),
      value: contact.address,
      name: plain(contact.name),
    })),
  )
  const known = sided.map((one, i) => ({ ...one, ...(contacts[i] as (typeof contacts)[number]) }))
  const threadable = known
    .map((one) => ({
      ...one,
      ...{ channel: one.message.channel, subject: plain(one.message.subject) },
      keys: keysOf(one.identityId, one.message),
      id: newId<'message'>(ctx.now),
    }))
    .toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime())
  const keys = await findThreadKeys(ctx, [...new Set(threadable.flatMap((one) => one.keys))])
  const subjects = await findBySubject(
    ctx,
    [...new Set(threadable.map((one) => one.contactId))],
    [...new Set(threadable.map((one) => threadSubject(one.subject)))],
  )
  const threads = openThreads(new Map(keys.map((row) => [row.key, row.conversationId])), subjects, () =>
    newId<'conversation'>(ctx.now),
  )
  const placed = threadable.map((one) => ({ ...one, conversationId: threads.place(one) }))
  const subjectOf = new Map(placed.toReversed().map((one) => [one.conversationId, one.subject]))
  if (threads.fresh.length > 0)
    await insertConversations(
      ctx,
      threads.fresh.map((one) => ({
        ...one,
        ...{ subject: subjectOf.get(one.id) ?? '', state: 'automatic', messageCount: 0, waitingSince: null },
      })),
    )
  const freshKeys = [...threads.freshKeys].map(([key, conversationId]) => ({ key, conversationId }))
  if (freshKeys.length > 0) await insertThreadKeys(ctx, freshKeys)
  return placed
}

/** A thread belongs to one contact, whatever happens to the contact: keys carry the identity it runs through. */
function keysOf(identityId: Id<'identity'>, { channel, externalId, references, conversationKey }: Prepared): string[] {
  if (conversationKey !== null) return [`${identityId} ${channel} ${plain(conversationKey).slice(0, 400)}`]
  return channel === 'email' ? [externalId, ...references.toReversed()].map((id) => `${identityId} ${plain(id)}`) : []
}

function rowOf(ctx: Context, placed: Placed, importId: Id<'import'> | null) {
  const { id, conversationId, contactId, identityId, direction, sentAt, source, message } = placed
  const subject = plain(message.subject).slice(0, 2000)
  const text = plain(message.text)
  const written = writtenOf(text) || (text.trim() === '' ? subject : '')
  return {
    ...{ id, conversationId, contactId, identityId, direction, subject, sentAt, text, written, importId },
    channel: message.channel,
    externalId: message.externalId,
    sender: JSON.stringify(cleaned(message.from)),
    recipients: JSON.stringify(message.to.map(cleaned)),
    sentAtSource: source,
    storedAt: ctx.now,
    awaitsAnswer: awaitsAnswer(written),
    html: message.html === null ? null : plain(message.html),
    automatic: message.automatic,
  }
}

const cleaned = ({ name, address }: Address): Address => ({ name: plain(name), address: plain(address) })

async function finish(ctx: Context, added: readonly Placed[], placed: readonly Placed[]): Promise<void> {
  const attachments = added.flatMap(({ id: messageId, contactId, message }) =>
    message.attachments.map(({ name, mediaType, ...rest }) => ({
      ...{ ...rest, id: newId<'attachment'>(ctx.now), messageId, contactId },
      ...{ name: plain(name).slice(0, 500), mediaType: plain(mediaType).slice(0, 200) },
    })),
  )
  if (attachments.length > 0) await insertAttachments(ctx, attachments)
  const contactIds = [...new Set(added.map(({ contactId }) => contactId))]
  await refreshConversations(ctx, [...new Set(placed.map(({ conversationId }) => conversationId))])
  if (added.length === 0) return
  await refreshCorrespondences(ctx, contactIds)
  await ctx.announce(messageReceived, { messageIds: added.map(({ id }) => id), contactIds })
}
