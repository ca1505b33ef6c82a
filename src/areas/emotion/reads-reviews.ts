import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { getInContext } from '#areas/conversations/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { QueueItem } from './contract.ts'
import { unconditional } from './domain/review.ts'
import type { Load } from './domain/review.ts'
import { showReadings } from './reads-shown.ts'
import type { EmotionTables } from './tables.ts'

const db = (ctx: Pick<Context, 'db'>) => ctx.db.withTables<EmotionTables>()

export type ReviewRow = Selectable<EmotionTables['reviews']>

export const findReview = (ctx: Context, id: Id<'review'>) =>
  db(ctx).selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst()

/** The open review of a message, second opinions aside. */
export const findOpenReview = (ctx: Context, messageId: Id<'message'>) =>
  db(ctx)
    .selectFrom('reviews')
    .selectAll()
    .where('messageId', '=', messageId)
    .where('state', '=', 'open')
    .where('reason', '!=', 'second opinion')
    .executeTakeFirst()

export const findReviewSettledBy = (ctx: Context, answerId: Id<'reading'>) =>
  db(ctx).selectFrom('reviews').selectAll().where('answerId', '=', answerId).executeTakeFirst()

/** Nobody gives a second opinion on their own. */
const openFor = (ctx: Context, agentId: Id<'agent'> | null) =>
  db(ctx)
    .selectFrom('reviews')
    .where('state', '=', 'open')
    .where(
      sql<boolean>`(reason <> 'second opinion' OR NOT EXISTS (
        SELECT FROM readings WHERE readings.message_id = reviews.message_id AND readings.source = 'reviewer'
          AND readings.author_id = ${agentId} AND readings.withdrawn_at IS NULL))`,
    )

const me = (ctx: Context) => (ctx.actor.kind === 'agent' ? ctx.actor.id : null)

const contextMessages = 3

/** What waits for a reviewer, the latest messages first, each with what was said before it. */
export async function listQueue(
  ctx: Context,
  limit: number,
): Promise<{ contactIds: Id<'contact'>[]; items: QueueItem[] }> {
  const reviews = await openFor(ctx, me(ctx))
    .selectAll()
    .orderBy('saidAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  if (reviews.length === 0) return { contactIds: [], items: [] }
  const ids = reviews.map(({ readingId }) => readingId)
  const rows = await db(ctx).selectFrom('readings').selectAll().where('id', 'in', ids).execute()
  const readings = new Map((await showReadings(ctx, rows)).map((reading) => [reading.id, reading]))
  const items = await Promise.all(
    reviews.map(async ({ id, reason, readingId, messageId }) => {
      const found = await getInContext(ctx, messageId, contextMessages)
      const reading = readings.get(readingId)
      return found && reading ? [{ id, reason, reading, ...found }] : []
    }),
  )
  return { contactIds: [...new Set(reviews.map(({ contactId }) => contactId))], items: items.flat() }
}

/** How much waits for this reviewer, and how far they have come since an instant. */
export async function countProgress(ctx: Context, since: Date) {
  const { open } = await openFor(ctx, me(ctx))
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow()
  const done = await db(ctx)
    .selectFrom('reviews')
    .select((eb) => [
      eb.fn.countAll<number>().as('settled'),
      eb.fn.count<number>('agreed').as('compared'),
      eb.fn.countAll<number>().filterWhere('agreed', '=', true).as('agreed'),
    ])
    .where('state', '=', 'settled')
    .where('closedBy', '=', me(ctx))
    .where('closedAt', '>=', since)
    .executeTakeFirstOrThrow()
  return { open, ...done }
}

/** The machine's readings of messages said since an instant, as far as it matters for a threshold. */
export async function measureLoad(ctx: Context, since: Date): Promise<Load> {
  const { rows } = await sql<{ percent: number; isAnyway: boolean; count: number }>`
    WITH latest AS (
      SELECT DISTINCT ON (message_id) id, confidence FROM readings
      WHERE source = 'model' AND unread IS NULL AND said_at >= ${since}
      ORDER BY message_id, read_at DESC, id DESC
    )
    SELECT floor(confidence * 100)::int AS percent, count(*) AS count,
      EXISTS (SELECT FROM reviews WHERE reading_id = latest.id AND reason = ANY(${[...unconditional]}::text[])) AS is_anyway
    FROM latest GROUP BY 1, 3`.execute(ctx.db)
  const anyway = rows.filter(({ isAnyway }) => isAnyway)
  const sum = (counts: readonly { count: number }[]) => counts.reduce((all, { count }) => all + count, 0)
  return { total: sum(rows), anyway: sum(anyway), byConfidence: rows.filter(({ isAnyway }) => !isAnyway) }
}

/** Of the readings drawn at random, how many people agreed with, by the month in which the machine read. */
export async function countSampled(ctx: Context): Promise<{ month: string; count: number; agreed: number }[]> {
  const { rows } = await sql<{ month: string; count: number; agreed: number }>`
    SELECT to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS count,
      count(*) FILTER (WHERE agreed) AS agreed
    FROM reviews WHERE reason = 'sample' AND state = 'settled' AND agreed IS NOT NULL
    GROUP BY 1 ORDER BY 1`.execute(ctx.db)
  return rows
}

/** The labels that messages were given by different reviewers since an instant; only those read by two or more. */
export async function listReadTwice(ctx: Context, since: Date): Promise<string[][]> {
  const { rows } = await sql<{ given: string[] }>`
    WITH last_words AS (
      SELECT DISTINCT ON (message_id, author_id) message_id, primary_label, unread FROM readings
      WHERE source = 'reviewer' AND withdrawn_at IS NULL AND read_at >= ${since}
      ORDER BY message_id, author_id, read_at DESC, id DESC
    )
    SELECT array_agg(primary_label ORDER BY primary_label) AS given FROM last_words
    WHERE unread IS NULL GROUP BY message_id HAVING count(*) > 1`.execute(ctx.db)
  return rows.map(({ given }) => given)
}
