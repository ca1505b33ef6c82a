import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import { waitingStates } from './domain/review.ts'
import type { EmotionTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (ctx: Scope) => ctx.db.withTables<EmotionTables>()

export type ReadingRow = Selectable<EmotionTables['readings']>

export const findMood = (ctx: Scope, contactId: Id<'contact'>) =>
  db(ctx).selectFrom('moods').selectAll().where('contactId', '=', contactId).executeTakeFirst()

/** The readings that count of some messages. */
export const listReadings = (ctx: Scope, messageIds: readonly Id<'message'>[]) =>
  db(ctx).selectFrom('readings').selectAll().where('messageId', 'in', messageIds).where('counts', '=', true).execute()

export const findReading = (ctx: Scope, id: Id<'reading'>) =>
  db(ctx).selectFrom('readings').selectAll().where('id', '=', id).executeTakeFirst()

/** Everything ever read of a message, latest first. */
export const listHistory = (ctx: Scope, messageId: Id<'message'>) =>
  db(ctx)
    .selectFrom('readings')
    .selectAll()
    .where('messageId', '=', messageId)
    .orderBy('readAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

/** All readings of some messages, as far as it matters for which one counts. */
export const listCandidates = (ctx: Scope, messageIds: readonly Id<'message'>[]) =>
  db(ctx)
    .selectFrom('readings')
    .select(['id', 'messageId', 'source', 'readAt', 'withdrawnAt'])
    .where('messageId', 'in', messageIds)
    .execute()

/** The latest reading by an engine of each of some messages. */
export const listMachineReadings = (ctx: Scope, messageIds: readonly Id<'message'>[]) =>
  db(ctx)
    .selectFrom('readings')
    .selectAll()
    .distinctOn('messageId')
    .where('messageId', 'in', messageIds)
    .where('source', '=', 'model')
    .orderBy('messageId')
    .orderBy('readAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Which of some readings wait for a person. */
export async function findProvisional(ctx: Scope, readingIds: readonly Id<'reading'>[]): Promise<Set<Id<'reading'>>> {
  if (readingIds.length === 0) return new Set()
  const rows = await db(ctx)
    .selectFrom('reviews')
    .select('readingId')
    .where('readingId', 'in', readingIds)
    .where('state', 'in', waitingStates)
    .execute()
  return new Set(rows.map((row) => row.readingId))
}

/** Only readings that count and say something make moods and timelines. */
const felt = (ctx: Scope) => db(ctx).selectFrom('readings').where('counts', '=', true).where('unread', 'is', null)

/** Everything that counts of a contact, in order of time. */
export const listFelt = (ctx: Scope, contactId: Id<'contact'>) =>
  felt(ctx)
    .select(['messageId', 'conversationId', 'saidAt', 'primaryLabel', 'family'])
    .select(['valence', 'intensity', 'confidence', 'quote', 'source'])
    .where('contactId', '=', contactId)
    .orderBy('saidAt')
    .orderBy('id')
    .execute()

const recent = 200

/** The latest readings that count of some contacts, each contact's in order of time: what their moods are made of. */
export async function listRecentFelt(ctx: Scope, contactIds: readonly Id<'contact'>[]) {
  const rows = await db(ctx)
    .selectFrom(
      sql<{ contactId: Id<'contact'> }>`unnest(${sql.val(contactIds)}::uuid[])`.as<'wanted'>(sql`wanted (contact_id)`),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('readings')
          .select(['id', 'messageId', 'saidAt', 'primaryLabel', 'family', 'valence', 'intensity', 'confidence'])
          .whereRef('readings.contactId', '=', 'wanted.contactId')
          .where('counts', '=', true)
          .where('unread', 'is', null)
          .orderBy('saidAt', 'desc')
          .orderBy('id', 'desc')
          .limit(recent)
          .as('recent'),
      (join) => join.onTrue(),
    )
    .selectAll('recent')
    .select('wanted.contactId')
    .execute()
  return Map.groupBy(
    rows.toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime()),
    (row) => row.contactId,
  )
}

export async function countReadings(ctx: Scope, contactIds: readonly Id<'contact'>[]) {
  const rows = await felt(ctx)
    .select(['contactId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('contactId', 'in', contactIds)
    .groupBy('contactId')
    .execute()
  return new Map(rows.map((row) => [row.contactId, row.count]))
}

/** Contacts of whom anything was read, page by page in the order of their ids. */
export async function listContactsWithReadings(ctx: Scope, after: Id<'contact'> | null, limit: number) {
  const rows = await db(ctx)
    .selectFrom('readings')
    .select('contactId')
    .distinct()
    .$if(after !== null, (query) => query.where('contactId', '>', after))
    .orderBy('contactId')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contactId)
}

/** How many messages of a contact could not be read, or not told by who read them. */
export async function countUnread(ctx: Scope, contactId: Id<'contact'>): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('readings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contactId', '=', contactId)
    .where('counts', '=', true)
    .where('unread', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Which of these messages an engine has read already. */
export async function findRead(
  ctx: Scope,
  messageIds: readonly Id<'message'>[],
  engine: { name: string; version: string },
) {
  const rows = await db(ctx)
    .selectFrom('readings')
    .select('messageId')
    .where('messageId', 'in', messageIds)
    .where('engine', '=', engine.name)
    .where('engineVersion', '=', engine.version)
    .execute()
  return new Set(rows.map((row) => row.messageId))
}

/** Where a page of doubted readings ends. */
export type DoubtedPlace = Pick<ReadingRow, 'saidAt' | 'id'>

type Doubted = {
  threshold: number
  since: Date
  before: DoubtedPlace | null
  limit: number
  ids?: readonly Id<'reading'>[]
}

/** Readings that count, are less sure than a threshold, and nobody was asked about; latest first. */
export const listUnasked = (ctx: Scope, { threshold, since, before, limit, ids }: Doubted) =>
  db(ctx)
    .selectFrom('readings')
    .select(['id', 'contactId', 'messageId', 'saidAt'])
    .where('counts', '=', true)
    .where('source', '=', sql<'model'>`'model'`)
    .where('unread', 'is', null)
    .where('confidence', '<', threshold)
    .where('saidAt', '>=', since)
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(said_at, id) < (${before?.saidAt}, ${before?.id}::uuid)`),
    )
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .where(sql<boolean>`NOT EXISTS (SELECT FROM reviews WHERE reviews.reading_id = readings.id)`)
    .orderBy('saidAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
