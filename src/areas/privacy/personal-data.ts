import { sql } from 'kysely'
import { listMergedInto } from '#areas/contacts/index.ts'
import type { PersonalRows } from '#platform/personal-data.ts'
import type { PrivacyTables } from './tables.ts'

export const personalData: PersonalRows = {
  tables: ['consents', 'auditEntries'],
  async export({ db }, contactId) {
    const tables = db.withTables<PrivacyTables>()
    return {
      consents: await tables.selectFrom('consents').selectAll().where('contactId', '=', contactId).execute(),
      auditEntries: await tables
        .selectFrom('auditEntries')
        .select(['id', 'at', 'actor', 'what'])
        .where(sql<boolean>`contact_ids @> ARRAY[${contactId}]::uuid[]`)
        .execute(),
    }
  },
  /** That somebody looked stays on record; at whom does not. */
  async erase({ db }, contactId) {
    const tables = db.withTables<PrivacyTables>()
    await tables.deleteFrom('consents').where('contactId', '=', contactId).execute()
    await sql`UPDATE audit_entries SET contact_ids = array_remove(contact_ids, ${contactId}::uuid)
      WHERE contact_ids @> ARRAY[${contactId}]::uuid[]`.execute(db)
  },
  /** The last word of the person holds for both; an undo gives each the words it came with. */
  async move(scope, { from, to, identityIds }) {
    const consents = scope.db.withTables<PrivacyTables>().updateTable('consents').set({ contactId: to })
    if (identityIds === null) await consents.where('contactId', '=', from).execute()
    else
      await consents
        .where('contactId', '=', from)
        .where('saidById', 'in', [to, ...(await listMergedInto(scope, to))])
        .execute()
  },
}
