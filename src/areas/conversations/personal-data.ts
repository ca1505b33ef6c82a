import { sql } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { PersonalRows } from '#platform/personal-data.ts'
import type { ConversationsTables } from './tables.ts'
import { refreshConversations, refreshCorrespondences } from './writes.ts'

export const personalData: PersonalRows = {
  tables: ['conversations', 'messages', 'attachments', 'correspondences'],
  async export({ db }, contactId) {
    const tables = db.withTables<ConversationsTables>()
    const of = <Name extends 'conversations' | 'messages' | 'attachments' | 'correspondences'>(name: Name) =>
      sql<object>`SELECT * FROM ${sql.table(name)} WHERE contact_id = ${contactId}`
        .execute(tables)
        .then(({ rows }) => rows)
    return {
      conversations: await of('conversations'),
      messages: await of('messages'),
      attachments: await of('attachments'),
      correspondences: await of('correspondences'),
    }
  },
  /** Attachments and thread keys go with their messages and conversations. */
  async erase({ db }, contactId) {
    for (const table of ['attachments', 'messages', 'conversations', 'correspondences'])
      await sql`DELETE FROM ${sql.table(table)} WHERE contact_id = ${contactId}`.execute(db)
  },
  /**
   * A conversation goes whole, to where its messages go; one that both sides took part in since a merge stays where it
   * is, and the messages of the other side begin a conversation of their own.
   */
  async move(scope, { from, to, identityIds }) {
    const identities = identityIds ?? (await identitiesIn(scope, from))
    await sql`
      UPDATE conversations SET contact_id = ${to} WHERE contact_id = ${from} AND NOT EXISTS (
        SELECT FROM messages WHERE messages.conversation_id = conversations.id AND NOT identity_id = ANY(${identities}::uuid[]))`.execute(
      scope.db,
    )
    await sql`
      WITH shared AS (
        SELECT DISTINCT conversation_id AS old_id, gen_random_uuid() AS new_id FROM (
          SELECT DISTINCT conversation_id FROM messages JOIN conversations ON conversations.id = conversation_id
          WHERE conversations.contact_id = ${from} AND identity_id = ANY(${identities}::uuid[])) AS mixed
      ), parted AS (
        INSERT INTO conversations (id, contact_id, subject, thread_subject, channel, state, message_count, first_message_at, last_message_at, waiting_since)
        SELECT new_id, ${to}, subject, thread_subject, channel, state, message_count, first_message_at, last_message_at, waiting_since
        FROM conversations JOIN shared ON conversations.id = old_id
      ), keys AS (
        UPDATE thread_keys SET conversation_id = new_id FROM shared
        WHERE conversation_id = old_id AND split_part(key, ' ', 1)::uuid = ANY(${identities}::uuid[])
      )
      UPDATE messages SET conversation_id = new_id FROM shared
      WHERE conversation_id = old_id AND identity_id = ANY(${identities}::uuid[])`.execute(scope.db)
    await sql`UPDATE messages SET contact_id = ${to} WHERE contact_id = ${from} AND identity_id = ANY(${identities}::uuid[])`.execute(
      scope.db,
    )
    await sql`
      UPDATE attachments SET contact_id = messages.contact_id FROM messages
      WHERE attachments.message_id = messages.id AND attachments.contact_id = ${from}`.execute(scope.db)
    await refreshAll(scope, [from, to])
  },
}

type Scope = Parameters<PersonalRows['move']>[0]

async function identitiesIn({ db }: Scope, contactId: Id<'contact'>): Promise<Id<'identity'>[]> {
  const rows = await db
    .withTables<ConversationsTables>()
    .selectFrom('messages')
    .select('identityId')
    .distinct()
    .where('contactId', '=', contactId)
    .execute()
  return rows.map((row) => row.identityId)
}

async function refreshAll(scope: Scope, contactIds: readonly Id<'contact'>[]): Promise<void> {
  const rows = await scope.db
    .withTables<ConversationsTables>()
    .selectFrom('conversations')
    .select('id')
    .where('contactId', 'in', contactIds)
    .execute()
  await refreshConversations(
    scope,
    rows.map((row) => row.id),
  )
  await refreshCorrespondences(scope, contactIds)
}
