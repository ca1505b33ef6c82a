import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import type { EmotionTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (ctx: Scope) => ctx.db.withTables<EmotionTables>()

export type VersionRow = Selectable<EmotionTables['learntVersions']>

/** What reads with an engine beside itself. */
export const findLive = (ctx: Scope, engineVersion: string) =>
  db(ctx)
    .selectFrom('learntVersions')
    .selectAll()
    .where('engineVersion', '=', engineVersion)
    .where('state', '=', 'live')
    .executeTakeFirst()

/** The latest versions that an engine learnt, live or not, the newest first. */
export const listVersions = (ctx: Scope, engineVersion: string, limit: number) =>
  db(ctx)
    .selectFrom('learntVersions')
    .selectAll()
    .where('engineVersion', '=', engineVersion)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()

export const findVersion = (ctx: Scope, engineVersion: string, number: number) =>
  db(ctx)
    .selectFrom('learntVersions')
    .selectAll()
    .where('engineVersion', '=', engineVersion)
    .where('number', '=', number)
    .executeTakeFirst()

/** The number of the last version of any engine; 0 before the first. */
export async function lastNumber(ctx: Scope): Promise<number> {
  const row = await db(ctx)
    .selectFrom('learntVersions')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst()
  return row?.number ?? 0
}

/** What people said of messages that the engine can learn from: what counts, and names a feeling. */
const corrections = (ctx: Scope) =>
  db(ctx)
    .selectFrom('readings')
    .where('source', 'in', ['customer', 'reviewer'])
    .where('counts', '=', true)
    .where('unread', 'is', null)

export async function countCorrections(ctx: Scope, after: Date | null): Promise<number> {
  const { count } = await corrections(ctx)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .$if(after !== null, (query) => query.where('readAt', '>', after))
    .executeTakeFirstOrThrow()
  return count
}

export type CorrectionRow = Awaited<ReturnType<typeof listCorrections>>[number]

/** The latest corrections. */
export const listCorrections = (ctx: Scope, limit: number) =>
  corrections(ctx)
    .select(['messageId', 'contactId', 'primaryLabel', 'shown', 'readAt'])
    .orderBy('readAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Messages said since an instant that an engine has read, the latest first. */
export async function listReadSince(ctx: Scope, since: Date, limit: number): Promise<Id<'message'>[]> {
  const rows = await db(ctx)
    .selectFrom('readings')
    .select('messageId')
    .where('source', '=', 'model')
    .where('saidAt', '>=', since)
    .groupBy('messageId')
    .orderBy((eb) => eb.fn.max('saidAt'), 'desc')
    .orderBy('messageId')
    .limit(limit)
    .execute()
  return rows.map(({ messageId }) => messageId)
}

/** Versions that went live, with the month in which each did the last time. */
export async function listWentLive(ctx: Scope): Promise<{ month: string; number: number }[]> {
  const { rows } = await sql<{ month: string; number: number }>`
    SELECT to_char(live_since AT TIME ZONE 'UTC', 'YYYY-MM') AS month, number FROM learnt_versions
    WHERE live_since IS NOT NULL ORDER BY live_since`.execute(ctx.db)
  return rows
}
