import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { searchWords } from '#areas/contacts/index.ts'
import { lapsesAfterDays, stillWaiting } from '#areas/conversations/index.ts'
import { surenessAt, trendAt } from '#areas/emotion/index.ts'
import { decodeCursor, encodeCursor } from '#kit/cursor.ts'
import type { Id } from '#kit/id.ts'
import { mayDo } from '#platform/context.ts'
import type { Context } from '#platform/context.ts'
import type { PersonRow, sortKeys } from './contract.ts'

type Filter = { search?: string; family?: string; isWaiting?: boolean; companyId?: Id<'company'> }
type Wanted = Filter & { sort: (typeof sortKeys)[number]; order: 'asc' | 'desc'; cursor?: string; limit: number }

/** The column a list is sorted by, and the table whose index holds that order. */
const sorts = {
  name: { table: sql`contacts`, column: sql`contacts.sort_name`, id: sql`contacts.id` },
  lastMessage: {
    table: sql`correspondences`,
    column: sql`correspondences.last_message_at`,
    id: sql`correspondences.contact_id`,
  },
  mood: { table: sql`moods`, column: sql`moods.level`, id: sql`moods.contact_id` },
} as const

const joined = sql`
  contacts
  LEFT JOIN correspondences ON correspondences.contact_id = contacts.id
  LEFT JOIN moods ON moods.contact_id = contacts.id
  LEFT JOIN companies ON companies.id = contacts.company_id`

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const conditionsOf = ({ search = '', family, isWaiting, companyId }: Filter): RawBuilder<unknown> =>
  sql.join(
    [
      sql`contacts.merged_into_id IS NULL`,
      ...searchWords(search).map((word) => sql`contacts.search_text LIKE ${likeText(word)}`),
      ...(family ? [sql`moods.family = ${family}`] : []),
      ...(isWaiting ? [sql`correspondences.waiting_since > now() - make_interval(days => ${lapsesAfterDays})`] : []),
      ...(companyId ? [sql`contacts.company_id = ${companyId}`] : []),
    ],
    sql` AND `,
  )

type Found = {
  id: Id<'contact'>
  name: string
  companyId: Id<'company'> | null
  companyName: string | null
  messageCount: number
  lastMessageAt: Date | null
  waitingSince: Date | null
  primaryLabel: NonNullable<PersonRow['mood']>['primary'] | null
  family: NonNullable<PersonRow['mood']>['family']
  level: number
  trend: number | null
  sureness: number
  readingCount: number
  lastReadingAt: Date
  sortKey: string | null
}

/** Where a page ends: in which section, at which sort value (as text), and the id there. */
const cursorShape = z.object({ section: z.enum(['with', 'without']), key: z.string().nullable(), id: z.uuid() })
type Cursor = z.infer<typeof cursorShape>

/**
 * Contacts by name, last message or mood. Two sections: those that have a sort value, read along its index, then those
 * that have none, by id; so every page costs the same, however far it lies.
 */
export async function listPeople(
  ctx: Context,
  wanted: Wanted,
): Promise<{ rows: PersonRow[]; nextCursor: string | null }> {
  const cursor = wanted.cursor ? decodeCursor(wanted.cursor, cursorShape) : null
  const hasGaps = wanted.sort !== 'name'
  const found: (Found & { section: Cursor['section'] })[] = []
  if (cursor?.section !== 'without')
    found.push(
      ...(await sectionOf(ctx, wanted, 'with', cursor, wanted.limit + 1)).map((row) => ({
        ...row,
        section: 'with' as const,
      })),
    )
  if (hasGaps && found.length <= wanted.limit) {
    const after = cursor?.section === 'without' ? cursor : null
    const rest = await sectionOf(ctx, wanted, 'without', after, wanted.limit + 1 - found.length)
    found.push(...rest.map((row) => ({ ...row, section: 'without' as const })))
  }
  const page = found.slice(0, wanted.limit)
  const last = page.at(-1)
  const addresses = await addressesOf(
    ctx,
    page.map(({ id }) => id),
  )
  return {
    rows: page.map((row) => view(ctx, row, addresses.get(row.id) ?? '')),
    nextCursor:
      found.length > wanted.limit && last
        ? encodeCursor({ section: last.section, key: last.sortKey, id: last.id })
        : null,
  }
}

async function sectionOf(
  ctx: Context,
  wanted: Wanted,
  section: Cursor['section'],
  after: Cursor | null,
  limit: number,
): Promise<Found[]> {
  const { column, id } = sorts[wanted.sort]
  const direction = wanted.order === 'asc' ? sql`ASC` : sql`DESC`
  const beyond = wanted.order === 'asc' ? sql`>` : sql`<`
  const type = wanted.sort === 'name' ? sql`text` : wanted.sort === 'mood' ? sql`real` : sql`timestamptz`
  const isIn = section === 'with' ? sql`${column} IS NOT NULL` : sql`${column} IS NULL`
  const start = !after
    ? sql`true`
    : section === 'with'
      ? sql`(${column}, ${id}) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`
      : sql`contacts.id ${beyond} ${after.id}::uuid`
  const order = section === 'with' ? sql`${column} ${direction}, ${id} ${direction}` : sql`contacts.id ${direction}`
  const { rows } = await sql<Found>`
    SELECT contacts.id, contacts.name, companies.id AS company_id, companies.name AS company_name,
      coalesce(correspondences.messages_in + correspondences.messages_out, 0) AS message_count,
      correspondences.last_message_at, correspondences.waiting_since,
      moods.primary_label, moods.family, moods.level, moods.trend, moods.sureness, moods.reading_count, moods.last_reading_at,
      ${column}::text AS sort_key
    FROM ${joined}
    WHERE ${conditionsOf(wanted)} AND ${isIn} AND ${start}
    ORDER BY ${order} LIMIT ${limit}`.execute(ctx.db)
  return rows
}

async function addressesOf(ctx: Context, ids: readonly Id<'contact'>[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ contactId: string; value: string }>`
    SELECT DISTINCT ON (contact_id) contact_id, value FROM identities
    WHERE contact_id = ANY(${ids}::uuid[]) ORDER BY contact_id, created_at, id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.contactId, row.value]))
}

function view(ctx: Context, row: Found, address: string): PersonRow {
  const { id, name, messageCount, lastMessageAt } = row
  return {
    ...{ id, name, address, messageCount, lastMessageAt },
    company: row.companyId ? { id: row.companyId, name: row.companyName ?? '' } : null,
    waitingSince: stillWaiting(row.waitingSince, ctx.now),
    mood: mayDo(ctx.actor, 'emotion:read') ? moodFrom(row, ctx.now) : null,
  }
}

function moodFrom(row: Found, now: Date): PersonRow['mood'] {
  const { primaryLabel: primary, family, level, readingCount, lastReadingAt } = row
  if (!primary) return null
  return {
    ...{ primary, family, level, readingCount },
    trend: trendAt(row.trend, lastReadingAt, now),
    sureness: surenessAt(row.sureness, lastReadingAt, now),
  }
}

/** How many contacts a filter leaves. */
export async function countPeople(ctx: Context, filter: Filter): Promise<{ count: number }> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${joined} WHERE ${conditionsOf(filter)}`.execute(ctx.db)
  return { count: rows[0]?.count ?? 0 }
}
