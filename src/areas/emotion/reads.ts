import { sql } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import type { EmotionTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (ctx: Scope) => ctx.db.withTables<EmotionTables>()

export const findMood = (ctx: Scope, contactId: Id<'contact'>) =>
  db(ctx).selectFrom('moods').selectAll().where('contactId', '=', contactId).executeTakeFirst()

/** The readings of some messages, newest engine first where a message was read more than once. */
export const listReadings = (ctx: Scope, messageIds: readonly Id<'message'>[]) =>
  db(ctx)
    .selectFrom('readings')
    .selectAll()
    .distinctOn('messageId')
    .where('messageId', 'in', messageIds)
    .orderBy('messageId')
    .orderBy('readAt', 'desc')
    .execute()

/** Everything read of a contact, in order of time. */
export const listFelt = (ctx: Scope, contactId: Id<'contact'>) =>
  db(ctx)
    .selectFrom('readings')
    .select(['messageId', 'conversationId', 'saidAt', 'primaryLabel', 'family'])
    .select(['valence', 'intensity', 'confidence', 'quote'])
    .where('contactId', '=', contactId)
    .orderBy('saidAt')
    .orderBy('id')
    .execute()

const recent = 200

/** The latest readings of some contacts, each contact's in order of time: what their moods are made of. */
export async function listRecentFelt(ctx: Scope, contactIds: readonly Id<'contact'>[]) {
  const rows = await db(ctx)
    .selectFrom(
      sql<{ contactId: Id<'contact'> }>`unnest(${sql.val(contactIds)}::uuid[])`.as<'wanted'>(sql`wanted (contact_id)`),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('readings')
          .select(['id', 'saidAt', 'primaryLabel', 'family', 'valence', 'intensity', 'confidence'])
          .whereRef('readings.contactId', '=', 'wanted.contactId')
          .orderBy('saidAt', 'desc')
          .orderBy('id', 'desc')
          .limit(recent)
          .as('felt'),
      (join) => join.onTrue(),
    )
    .selectAll('felt')
    .select('wanted.contactId')
    .execute()
  return Map.groupBy(
    rows.toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime()),
    (row) => row.contactId,
  )
}

export async function countReadings(ctx: Scope, contactIds: readonly Id<'contact'>[]) {
  const rows = await db(ctx)
    .selectFrom('readings')
    .select(['contactId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('contactId', 'in', contactIds)
    .groupBy('contactId')
    .execute()
  return new Map(rows.map((row) => [row.contactId, row.count]))
}

/** Contacts of whom anything was read, page by page in the order of their ids. */
export async function listContactsWithReadings(ctx: Scope, after: Id<'contact'> | null, limit: number) {
  const rows = await db(ctx)
    .selectFrom('moods')
    .select('contactId')
    .$if(after !== null, (query) => query.where('contactId', '>', after))
    .orderBy('contactId')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contactId)
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
