import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import type { ImportState } from './domain/import-state.ts'
import { lapsesAfterDays } from './domain/waiting.ts'
import type { ConversationsTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (scope: Scope) => scope.db.withTables<ConversationsTables>()

export const insertConversations = (scope: Scope, rows: readonly Insertable<ConversationsTables['conversations']>[]) =>
  db(scope).insertInto('conversations').values(rows).execute()

/** Answers the ids of those that were not there yet. */
export const insertMessages = (scope: Scope, rows: readonly Insertable<ConversationsTables['messages']>[]) =>
  db(scope)
    .insertInto('messages')
    .values(rows)
    .onConflict((on) => on.columns(['channel', 'externalId']).doNothing())
    .returning('id')
    .execute()

/** A key that leads somewhere already goes on leading there. */
export const insertThreadKeys = (scope: Scope, rows: readonly Insertable<ConversationsTables['threadKeys']>[]) =>
  db(scope)
    .insertInto('threadKeys')
    .values(rows)
    .onConflict((on) => on.column('key').doNothing())
    .execute()

export const insertAttachments = (scope: Scope, rows: readonly Insertable<ConversationsTables['attachments']>[]) =>
  db(scope).insertInto('attachments').values(rows).execute()

export const insertImport = (scope: Scope, row: Insertable<ConversationsTables['imports']>) =>
  db(scope).insertInto('imports').values(row).execute()

/** Changes an import in one of some states; answers whether it was. */
export async function updateImport(
  scope: Scope,
  id: Id<'import'>,
  states: readonly ImportState[],
  changes: Updateable<ConversationsTables['imports']>,
): Promise<boolean> {
  const result = await db(scope)
    .updateTable('imports')
    .set(changes)
    .where('id', '=', id)
    .where('state', 'in', states)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Keeps an import as it is until the transaction ends; what is just being stored for it comes first. */
export const lockImport = (scope: Scope, id: Id<'import'>) =>
  db(scope).selectFrom('imports').select('id').where('id', '=', id).forUpdate().execute()

/** Deletes an import and what it kept aside. Its messages stay, and no longer say which file they came in. */
export async function deleteImport(scope: Scope, id: Id<'import'>): Promise<void> {
  await db(scope).updateTable('messages').set({ importId: null }).where('importId', '=', id).execute()
  await db(scope).deleteFrom('imports').where('id', '=', id).execute()
}

/** The same thing set aside again stays once. */
export const insertSetAside = (scope: Scope, rows: readonly Insertable<ConversationsTables['setAside']>[]) =>
  db(scope)
    .insertInto('setAside')
    .values(rows)
    .onConflict((on) => on.columns(['importId', 'file', 'position']).doNothing())
    .execute()

/** Counts conversations anew and finds out since when they wait; those without messages go. */
export async function refreshConversations(scope: Scope, ids: readonly Id<'conversation'>[]): Promise<void> {
  await sql`
    UPDATE conversations SET message_count = summed.messages, first_message_at = summed.first_at,
      last_message_at = summed.last_at, waiting_since = waiting.since,
      state = CASE WHEN waiting.since IS NOT NULL THEN 'waiting' WHEN summed.by_people THEN 'answered' ELSE 'automatic' END
    FROM (
      SELECT conversation_id, count(*) AS messages, min(sent_at) AS first_at, max(sent_at) AS last_at,
        coalesce(max(sent_at) FILTER (WHERE direction = 'out' AND automatic IS NULL), '-infinity') AS answered_at,
        bool_or(automatic IS NULL) AS by_people
      FROM messages WHERE conversation_id = ANY(${ids}::uuid[]) GROUP BY conversation_id
    ) AS summed
    LEFT JOIN LATERAL (
      SELECT min(sent_at) AS since FROM messages
      WHERE messages.conversation_id = summed.conversation_id AND direction = 'in' AND automatic IS NULL
        AND (awaits_answer OR sent_at = summed.first_at) AND sent_at > summed.answered_at
    ) AS waiting ON true
    WHERE conversations.id = summed.conversation_id`.execute(scope.db)
  await sql`
    DELETE FROM conversations WHERE id = ANY(${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM messages WHERE messages.conversation_id = conversations.id)`.execute(scope.db)
}

/** Sums up anew what was said with some contacts; without a message there is nothing to sum up. */
export async function refreshCorrespondences(scope: Scope, contactIds: readonly Id<'contact'>[]): Promise<void> {
  await sql`
    INSERT INTO correspondences (contact_id, messages_in, messages_out, first_message_at, last_message_at, waiting_since)
    SELECT contact_id, count(*) FILTER (WHERE direction = 'in'), count(*) FILTER (WHERE direction = 'out'),
      min(sent_at), max(sent_at),
      (SELECT min(waiting_since) FROM conversations WHERE conversations.contact_id = messages.contact_id
        AND waiting_since > max(messages.sent_at) - make_interval(days => ${lapsesAfterDays}))
    FROM messages WHERE contact_id = ANY(${contactIds}::uuid[]) GROUP BY contact_id
    ON CONFLICT (contact_id) DO UPDATE SET messages_in = excluded.messages_in, messages_out = excluded.messages_out,
      first_message_at = excluded.first_message_at, last_message_at = excluded.last_message_at,
      waiting_since = excluded.waiting_since`.execute(scope.db)
  await sql`
    DELETE FROM correspondences WHERE contact_id = ANY(${contactIds}::uuid[])
      AND NOT EXISTS (SELECT FROM messages WHERE messages.contact_id = correspondences.contact_id)`.execute(scope.db)
}
