import type { PersonalRows } from '#platform/personal-data.ts'
import type { ContactsTables } from './tables.ts'
import { deleteContacts } from './writes.ts'

export const personalData: PersonalRows = {
  tables: ['contacts', 'identities', 'merges'],
  async export({ db }, contactId) {
    const tables = db.withTables<ContactsTables>()
    return {
      contacts: await tables.selectFrom('contacts').selectAll().where('id', '=', contactId).execute(),
      identities: await tables.selectFrom('identities').selectAll().where('contactId', '=', contactId).execute(),
      merges: await tables
        .selectFrom('merges')
        .selectAll()
        .where((eb) => eb.or([eb('keptId', '=', contactId), eb('mergedId', '=', contactId)]))
        .execute(),
    }
  },
  /** Runs after every other area's: nothing may still refer to the contact. */
  async erase(scope, contactId) {
    const tables = scope.db.withTables<ContactsTables>()
    await tables
      .deleteFrom('merges')
      .where((eb) => eb.or([eb('keptId', '=', contactId), eb('mergedId', '=', contactId)]))
      .execute()
    await tables.deleteFrom('identities').where('contactId', '=', contactId).execute()
    await deleteContacts(scope, [contactId])
  },
  async move({ db }, { from, to, identityIds }) {
    await db
      .withTables<ContactsTables>()
      .updateTable('identities')
      .set({ contactId: to })
      .where('contactId', '=', from)
      .$if(identityIds !== null, (query) => query.where('id', 'in', identityIds ?? []))
      .execute()
  },
}
