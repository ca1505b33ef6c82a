import type { Insertable } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { PrivacyTables } from './tables.ts'

const db = (ctx: Context) => ctx.db.withTables<PrivacyTables>()

export const insertConsents = (ctx: Context, consents: readonly Insertable<PrivacyTables['consents']>[]) =>
  db(ctx).insertInto('consents').values(consents).execute()

export const insertAuditEntry = (ctx: Context, entry: Insertable<PrivacyTables['auditEntries']>) =>
  db(ctx).insertInto('auditEntries').values(entry).execute()

export const deleteAuditBefore = (ctx: Context, before: Date) =>
  db(ctx).deleteFrom('auditEntries').where('at', '<', before).execute()
