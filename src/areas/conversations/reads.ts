import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, pageFrom } from '#kit/cursor.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import type { Channel, ConversationState } from './domain/channel.ts'
import { stillWaiting } from './domain/waiting.ts'
import type { ConversationsTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (scope: Scope) => scope.db.withTables<ConversationsTables>()

/** A message a contact wrote, as the emotion reader needs it. */
export type ReadableMessage = {
  id: Id<'message'>
  contactId: Id<'contact'>
  conversationId: Id<'conversation'>
  written: string
  sentAt: Date
}

/** What may be read for emotion: contacts' own words, not a machine's, and not nothing. */
const readable = (scope: Scope) =>
  db(scope)
    .selectFrom('messages')
    .where('direction', '=', 'in')
    .where('automatic', 'is', null)
    .where('written', '!=', '')

/** Those of some messages that a contact wrote themselves. */
export const messagesToRead = (ctx: Context, ids: readonly Id<'message'>[]): Promise<ReadableMessage[]> =>
  readable(ctx).select(['id', 'contactId', 'conversationId', 'written', 'sentAt']).where('id', 'in', ids).execute()

/** The last message of a contact in a conversation, with or without words; undefined while they said nothing. */
export const findLastHeard = (ctx: Context, conversationId: Id<'conversation'>): Promise<ReadableMessage | undefined> =>
  db(ctx)
    .selectFrom('messages')
    .select(['id', 'contactId', 'conversationId', 'written', 'sentAt'])
    .where('conversationId', '=', conversationId)
    .where('direction', '=', 'in')
    .where('automatic', 'is', null)
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()

const heardColumns = ['id', 'conversationId', 'direction', 'subject', 'sender', 'sentAt', 'written'] as const

/** A message and the few that were said before it in the same conversation, earliest first; null when it is gone. */
export async function getInContext(ctx: Context, id: Id<'message'>, most: number) {
  const message = await db(ctx).selectFrom('messages').select(heardColumns).where('id', '=', id).executeTakeFirst()
  if (!message) return null
  const before = await db(ctx)
    .selectFrom('messages')
    .select(heardColumns)
    .where('conversationId', '=', message.conversationId)
    .where('automatic', 'is', null)
    .where(sql<boolean>`(sent_at, id) < (${message.sentAt}, ${id}::uuid)`)
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return { message: said(message), before: before.toReversed().map(said) }
}

const said = <Row extends { sender: { name: string; address: string } }>({ sender, ...message }: Row) => ({
  ...message,
  from: sender.name || sender.address,
})

type Wanted = { contactIds: readonly Id<'contact'>[] | null; after: Id<'message'> | null; limit: number }

/** Readable messages of some contacts, or of all, page by page in the order of their ids. */
export async function listReadableMessages(ctx: Context, { contactIds, after, limit }: Wanted) {
  const rows = await readable(ctx)
    .select('id')
    .$if(contactIds !== null, (query) => query.where('contactId', 'in', contactIds ?? []))
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** How many messages of a contact are not read for emotion because a machine wrote them or they hold no words. */
export async function countUnreadable(ctx: Context, contactId: Id<'contact'>): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contactId', '=', contactId)
    .where('direction', '=', 'in')
    .where((eb) => eb.or([eb('automatic', 'is not', null), eb('written', '=', '')]))
    .executeTakeFirstOrThrow()
  return count
}

/** Which of some messages are stored already, and by which import. */
export const findStored = (ctx: Context, wanted: readonly { channel: Channel; externalId: string }[]) =>
  db(ctx)
    .selectFrom('messages')
    .select(['channel', 'externalId', 'importId'])
    .where((eb) =>
      eb(
        eb.refTuple('channel', 'externalId'),
        'in',
        wanted.map(({ channel, externalId }) => eb.tuple(channel, externalId)),
      ),
    )
    .execute()

export const findThreadKeys = async (ctx: Context, keys: readonly string[]) =>
  keys.length === 0 ? [] : db(ctx).selectFrom('threadKeys').selectAll().where('key', 'in', keys).execute()

/** Conversations of some contacts under some subjects. */
export const findBySubject = (ctx: Context, contactIds: readonly Id<'contact'>[], subjects: readonly string[]) =>
  db(ctx)
    .selectFrom('conversations')
    .select(['id', 'contactId', 'channel', 'threadSubject', 'firstMessageAt', 'lastMessageAt'])
    .where('contactId', 'in', contactIds)
    .where('threadSubject', 'in', subjects)
    .execute()

const columns = [
  'id',
  'contactId',
  'subject',
  'channel',
  'state',
  'messageCount',
  'firstMessageAt',
  'lastMessageAt',
  'waitingSince',
] as const

const timeCursor = z.tuple([z.coerce.date(), z.uuid()])

type Page = { cursor?: string; limit: number }

/** Conversations with a contact, latest first. */
export async function listConversations(
  ctx: Context,
  { contactId, cursor, limit }: Page & { contactId: Id<'contact'> },
) {
  const after = cursor ? decodeCursor(cursor, timeCursor) : null
  const rows = await db(ctx)
    .selectFrom('conversations')
    .select(columns)
    .where('contactId', '=', contactId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(last_message_at, id) < (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy('lastMessageAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageFrom(rows, limit, (row) => [row.lastMessageAt, row.id])
  return { ...page, rows: page.rows.map((row) => withoutLapsed(row, ctx.now)) }
}

/** A conversation whose contact has stopped waiting counts as answered. */
function withoutLapsed<Row extends { state: ConversationState; waitingSince: Date | null }>(row: Row, now: Date): Row {
  const waitingSince = stillWaiting(row.waitingSince, now)
  return { ...row, waitingSince, state: row.state === 'waiting' && !waitingSince ? 'answered' : row.state }
}

export async function getConversation(ctx: Context, id: Id<'conversation'>) {
  const row = await db(ctx).selectFrom('conversations').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This conversation does not exist, or no longer.')
  return withoutLapsed(row, ctx.now)
}

/** Messages of a conversation, latest page first, each page in order of time. */
export async function listMessages(ctx: Context, { id, cursor, limit }: Page & { id: Id<'conversation'> }) {
  const before = cursor ? decodeCursor(cursor, timeCursor) : null
  const rows = await db(ctx)
    .selectFrom('messages')
    .select(['id', 'conversationId', 'contactId', 'direction', 'channel', 'subject', 'sender', 'recipients'])
    .select(['sentAt', 'sentAtSource', 'written', 'text', 'automatic', sql<boolean>`html IS NOT NULL`.as('hasHtml')])
    .where('conversationId', '=', id)
    .$if(before !== null, (query) => query.where(sql<boolean>`(sent_at, id) < (${before?.[0]}, ${before?.[1]}::uuid)`))
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageFrom(rows, limit, (row) => [row.sentAt, row.id])
  return { ...page, rows: page.rows.toReversed() }
}

export const listAttachments = (ctx: Context, messageIds: readonly Id<'message'>[]) =>
  db(ctx).selectFrom('attachments').selectAll().where('messageId', 'in', messageIds).orderBy('id').execute()

export async function getHtml(ctx: Context, id: Id<'message'>): Promise<string> {
  const row = await db(ctx).selectFrom('messages').select('html').where('id', '=', id).executeTakeFirst()
  if (row?.html == null) throw notFound('This message has no formatted form.')
  return row.html
}

export async function getAttachment(ctx: Context, id: Id<'attachment'>) {
  const row = await db(ctx).selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This attachment does not exist, or no longer.')
  return row
}

/** How much was said with a contact, since when, on which channels, and whether they wait. */
export async function getCorrespondence(ctx: Context, contactId: Id<'contact'>) {
  const row = await db(ctx)
    .selectFrom('correspondences')
    .selectAll()
    .where('contactId', '=', contactId)
    .executeTakeFirst()
  const used = await db(ctx)
    .selectFrom('conversations')
    .select('channel')
    .distinct()
    .where('contactId', '=', contactId)
    .orderBy('channel')
    .execute()
  return {
    messagesIn: row?.messagesIn ?? 0,
    messagesOut: row?.messagesOut ?? 0,
    firstMessageAt: row?.firstMessageAt ?? null,
    lastMessageAt: row?.lastMessageAt ?? null,
    waitingSince: stillWaiting(row?.waitingSince ?? null, ctx.now),
    channels: used.map(({ channel }) => channel),
  }
}

/** In what situation a message was written, as far as its conversation shows. */
export type Situation = {
  /** What we said last before it; null when we had said nothing. */
  ours: string | null
  /** How many messages of the contact stood unanswered before it, and since when; null when none did. */
  unanswered: number
  unansweredSince: Date | null
}

/** The situations in which some messages were written. */
export async function findSituations(
  ctx: Context,
  ids: readonly Id<'message'>[],
): Promise<Map<Id<'message'>, Situation>> {
  const rows = await db(ctx)
    .selectFrom('messages as said')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('messages')
          .select(['written', 'sentAt'])
          .whereRef('conversationId', '=', 'said.conversationId')
          .whereRef('sentAt', '<', 'said.sentAt')
          .where('direction', '=', 'out')
          .where('automatic', 'is', null)
          .orderBy('sentAt', 'desc')
          .limit(1)
          .as('ours'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('messages')
          .select((inner) => [inner.fn.countAll<number>().as('unanswered'), inner.fn.min('sentAt').as('since')])
          .whereRef('conversationId', '=', 'said.conversationId')
          .whereRef('sentAt', '<', 'said.sentAt')
          .where('direction', '=', 'in')
          .where('automatic', 'is', null)
          .where((inner) =>
            inner.or([inner('ours.sentAt', 'is', null), inner('messages.sentAt', '>', inner.ref('ours.sentAt'))]),
          )
          .as('before'),
      (join) => join.onTrue(),
    )
    .select(['said.id', 'ours.written as ours', 'before.unanswered', 'before.since as unansweredSince'])
    .where('said.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, unanswered, ...row }) => [id, { ...row, unanswered: unanswered ?? 0 }]))
}
