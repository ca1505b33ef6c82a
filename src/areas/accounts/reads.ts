import type { Id } from '#kit/id.ts'
import { notFound } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import type { AccountsTables } from './tables.ts'

const db = (ctx: Context) => ctx.db.withTables<AccountsTables>()

export async function hasAgents(ctx: Context): Promise<boolean> {
  return (await db(ctx).selectFrom('agents').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function getAgent(ctx: Context, id: Id<'agent'>) {
  const agent = await db(ctx).selectFrom('agents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!agent) throw notFound('This account no longer exists.')
  return agent
}

export const findAgentByEmail = (ctx: Context, email: string) =>
  db(ctx).selectFrom('agents').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst()

export const listAgents = (ctx: Context) =>
  db(ctx).selectFrom('agents').select(['id', 'name', 'email', 'role', 'createdAt']).orderBy('name').execute()
