import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { getInContext } from '#areas/conversations/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { QueueItem } from './contract.ts'
import { inTurn, reviewReasons, waitingStates } from './domain/review.ts'
import { learntMark } from './engines/learnt-engine.ts'
import { showReadings } from './reads-shown.ts'
import type { EmotionTables } from './tables.ts'

const db = (ctx: Pick<Context, 'db'>) => ctx.db.withTables<EmotionTables>()

export type ReviewRow = Selectable<EmotionTables['reviews']>

export const findReview = (ctx: Context, id: Id<'review'>) =>
  db(ctx).selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst()

/** The waiting review of a message, second opinions aside. */
export const findOpenReview = (ctx: Context, messageId: Id<'message'>) =>
  db(ctx)
    .selectFrom('reviews')
    .selectAll()
    .where('messageId', '=', messageId)
    .where('state', 'in', waitingStates)
    .where('reason', '!=', 'second opinion')
    .executeTakeFirst()

export const findReviewSettledBy = (ctx: Context, answerId: Id<'reading'>) =>
  db(ctx).selectFrom('reviews').selectAll().where('answerId', '=', answerId).executeTakeFirst()

/** Nobody gives a second opinion on their own. */
const isForMe = (ctx: Context) =>
  sql<boolean>`(reason <> 'second opinion' OR NOT EXISTS (
    SELECT FROM readings WHERE readings.message_id = reviews.message_id AND readings.source = 'reviewer'
      AND readings.author_id = ${me(ctx)} AND readings.withdrawn_at IS NULL))`

const me = (ctx: Context) => (ctx.actor.kind === 'agent' ? ctx.actor.id : null)

/** How many messages of a conversation stand above one to review, and above one that needs context. */
const [fewBefore, manyBefore] = [3, 30]

/** What waits for a reviewer, in turn, each with what was said before it. */
export async function listQueue(
  ctx: Context,
  limit: number,
): Promise<{ contactIds: Id<'contact'>[]; items: QueueItem[] }> {
  const reviews = await listInTurn(ctx, limit)
  if (reviews.length === 0) return { contactIds: [], items: [] }
  const ids = reviews.map(({ readingId }) => readingId)
  const rows = await db(ctx).selectFrom('readings').selectAll().where('id', 'in', ids).execute()
  const readings = new Map((await showReadings(ctx, rows)).map((reading) => [reading.id, reading]))
  const items = await Promise.all(
    reviews.map(async ({ id, reason, state, readingId, messageId }) => {
      const needsContext = state === 'needs context'
      const found = await getInContext(ctx, messageId, needsContext ? manyBefore : fewBefore)
      const reading = readings.get(readingId)
      return found && reading ? [{ id, reason, needsContext, reading, ...found }] : []
    }),
  )
  return { contactIds: [...new Set(reviews.map(({ contactId }) => contactId))], items: items.flat() }
}

/** The first of every reason and state, each along the index, put in turn: no more is read than so many of each. */
async function listInTurn(ctx: Context, limit: number): Promise<ReviewRow[]> {
  const firstOf = (state: ReviewRow['state'], reason: ReviewRow['reason']) =>
    db(ctx)
      .selectFrom('reviews')
      .selectAll()
      .where('state', '=', state)
      // Said again for the planner: the index holds only what waits.
      .where('state', 'in', sql<ReviewRow['state']>`('open', 'needs context')`)
      .where('reason', '=', reason)
      .where(isForMe(ctx))
      .orderBy('saidAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  const firsts: ReviewRow[] = []
  for (const state of waitingStates) {
    for (const reason of reviewReasons) firsts.push(...(await firstOf(state, reason)))
    if (firsts.length >= limit) break
  }
  return firsts.toSorted(inTurn).slice(0, limit)
}

/** What was said before the message of a review, as far as it helps. */
export const findBefore = async (ctx: Context, messageId: Id<'message'>) =>
  (await getInContext(ctx, messageId, manyBefore))?.before ?? []

/** How much waits for this reviewer, and how far they have come since an instant. */
export async function countProgress(ctx: Context, since: Date) {
  const { open } = await db(ctx)
    .selectFrom('reviews')
    .where('state', 'in', waitingStates)
    .where(isForMe(ctx))
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

/** Of the readings drawn at random, how many people agreed with, by the month in which the machine read. */
export async function countSampled(ctx: Context): Promise<{ month: string; count: number; agreed: number }[]> {
  const { rows } = await sql<{ month: string; count: number; agreed: number }>`
    SELECT to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS count,
      count(*) FILTER (WHERE agreed) AS agreed
    FROM reviews WHERE reason = 'sample' AND state = 'settled' AND agreed IS NOT NULL
    GROUP BY 1 ORDER BY 1`.execute(ctx.db)
  return rows
}

/** The same, by whether the engine had learnt from corrections when it read. */
export async function countSampledByLearning(
  ctx: Context,
): Promise<{ hasLearnt: boolean; count: number; agreed: number }[]> {
  const { rows } = await sql<{ hasLearnt: boolean; count: number; agreed: number }>`
    SELECT position(${learntMark} in readings.engine_version) > 0 AS has_learnt, count(*) AS count,
      count(*) FILTER (WHERE agreed) AS agreed
    FROM reviews JOIN readings ON readings.id = reviews.reading_id
    WHERE reason = 'sample' AND state = 'settled' AND agreed IS NOT NULL
    GROUP BY 1`.execute(ctx.db)
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
