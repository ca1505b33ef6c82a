import type { Insertable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import type { ContactsTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (scope: Scope) => scope.db.withTables<ContactsTables>()

/** A company that another transaction has just made stays as it is. */
export const insertCompanies = (ctx: Context, companies: readonly Insertable<ContactsTables['companies']>[]) =>
  db(ctx)
    .insertInto('companies')
    .values(companies)
    .onConflict((on) => on.doNothing())
    .execute()

export const insertContacts = (ctx: Context, contacts: readonly Insertable<ContactsTables['contacts']>[]) =>
  db(ctx).insertInto('contacts').values(contacts).execute()

export const deleteContacts = (scope: Scope, ids: readonly Id<'contact'>[]) =>
  db(scope).deleteFrom('contacts').where('id', 'in', ids).execute()

/** Answers only the identities that were new. */
export const insertIdentities = (ctx: Context, identities: readonly Insertable<ContactsTables['identities']>[]) =>
  db(ctx)
    .insertInto('identities')
    .values(identities)
    .onConflict((on) => on.columns(['kind', 'value']).doNothing())
    .returning(['id', 'contactId', 'kind', 'value'])
    .execute()

export const updateIdentityName = (ctx: Context, id: Id<'identity'>, name: string) =>
  db(ctx).updateTable('identities').set({ name }).where('id', '=', id).execute()

type Changes = Partial<Omit<Insertable<ContactsTables['contacts']>, 'id' | 'createdAt' | 'updatedAt'>>

export const updateContact = (ctx: Context, id: Id<'contact'>, changes: Changes) =>
  db(ctx)
    .updateTable('contacts')
    .set({ ...changes, updatedAt: ctx.now })
    .where('id', '=', id)
    .execute()

export const insertMerge = (ctx: Context, merge: Insertable<ContactsTables['merges']>) =>
  db(ctx).insertInto('merges').values(merge).execute()

export const updateMergeUndone = (ctx: Context, id: Id<'merge'>) =>
  db(ctx).updateTable('merges').set({ undoneAt: ctx.now }).where('id', '=', id).execute()
