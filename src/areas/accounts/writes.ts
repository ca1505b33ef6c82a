import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { AccountsTables } from './tables.ts'

const db = (ctx: Context) => ctx.db.withTables<AccountsTables>()

/** Holds back every other writer of accounts until this transaction ends, so that only one can be the first. */
export const lockAgents = (ctx: Context) => sql`LOCK TABLE agents IN SHARE ROW EXCLUSIVE MODE`.execute(ctx.db)

export const insertAgent = (ctx: Context, agent: Insertable<AccountsTables['agents']>) =>
  db(ctx).insertInto('agents').values(agent).execute()

export const insertSignInMethod = (ctx: Context, method: Insertable<AccountsTables['signInMethods']>) =>
  db(ctx).insertInto('signInMethods').values(method).execute()

export const updatePassword = (ctx: Context, agentId: Id<'agent'>, password: string) =>
  db(ctx)
    .updateTable('signInMethods')
    .set({ password, updatedAt: ctx.now })
    .where('agentId', '=', agentId)
    .where('providerId', '=', 'credential')
    .execute()

export const deleteSessions = (ctx: Context, agentId: Id<'agent'>) =>
  db(ctx).deleteFrom('sessions').where('agentId', '=', agentId).execute()

export const deleteAgent = (ctx: Context, agentId: Id<'agent'>) =>
  db(ctx).deleteFrom('agents').where('id', '=', agentId).execute()

export const updateLastVisit = (ctx: Context, agentId: Id<'agent'>) =>
  db(ctx).updateTable('agents').set({ lastVisitAt: ctx.now }).where('id', '=', agentId).execute()
