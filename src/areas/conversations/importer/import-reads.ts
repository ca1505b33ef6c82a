import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, pageFrom } from '#kit/cursor.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { ConversationsTables } from '../tables.ts'

const db = (ctx: Context) => ctx.db.withTables<ConversationsTables>()

const timeCursor = z.tuple([z.coerce.date(), z.uuid()])

/** Imports, newest first. */
export async function listImports(ctx: Context, { cursor, limit }: { cursor?: string; limit: number }) {
  const after = cursor ? decodeCursor(cursor, timeCursor) : null
  const rows = await db(ctx)
    .selectFrom('imports')
    .selectAll()
    .$if(after !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${after?.[0]}, ${after?.[1]}::uuid)`))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageFrom(rows, limit, (row) => [row.createdAt, row.id])
}

/** An import; undefined once it was removed. */
export const findImport = (ctx: Context, id: Id<'import'>) =>
  db(ctx).selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()

export async function getImport(ctx: Context, id: Id<'import'>) {
  const row = await findImport(ctx, id)
  if (!row) throw notFound('This import does not exist, or no longer.')
  return row
}

/** An interrupted upload of the same file. */
export const findReceiving = (ctx: Context, file: { name: string; fingerprint: string; size: number }) =>
  db(ctx)
    .selectFrom('imports')
    .selectAll()
    .where('state', '=', 'receiving')
    .where('name', '=', file.name)
    .where('fingerprint', '=', file.fingerprint)
    .where('bytesTotal', '=', file.size)
    .executeTakeFirst()

/** Running imports of which nothing was heard since an instant. */
export const listSilentImports = (ctx: Context, since: Date) =>
  db(ctx)
    .selectFrom('imports')
    .select('id')
    .where('state', '=', 'running')
    .where((eb) => eb.or([eb('aliveAt', 'is', null), eb('aliveAt', '<', since)]))
    .execute()

export async function countSetAside(ctx: Context, importId: Id<'import'>): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('setAside')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
  return count
}

const placeCursor = z.tuple([z.string(), z.number()])

/** What an import kept aside, by file and place in it. */
export async function listSetAside(ctx: Context, input: { id: Id<'import'>; cursor?: string; limit: number }) {
  const { id, cursor, limit } = input
  const after = cursor ? decodeCursor(cursor, placeCursor) : null
  const rows = await db(ctx)
    .selectFrom('setAside')
    .select(['id', 'file', 'position', 'unit', 'reason'])
    .where('importId', '=', id)
    .$if(after !== null, (query) => query.where(sql<boolean>`(file, position) > (${after?.[0]}, ${after?.[1]})`))
    .orderBy('file')
    .orderBy('position')
    .limit(limit + 1)
    .execute()
  return pageFrom(rows, limit, (row) => [row.file, row.position])
}
