import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { unconditional } from './domain/review.ts'
import type { Answered, Bucket, Load, Queue } from './domain/review-curve.ts'

const weekMs = 7 * 86_400_000

/** The machine's readings of messages said since an instant, as far as it matters for a threshold. */
export async function measureLoad(ctx: Context, since: Date): Promise<Load> {
  const { rows } = await sql<Bucket & { isAnyway: boolean; firstAt: Date }>`
    WITH latest AS (
      SELECT DISTINCT ON (message_id) id, confidence, said_at FROM readings
      WHERE source = 'model' AND unread IS NULL AND said_at >= ${since}
      ORDER BY message_id, read_at DESC, id DESC
    )
    SELECT floor(confidence::numeric * 100)::int AS percent, count(*) AS count, sum(1 - confidence) AS doubt,
      min(said_at) AS first_at,
      EXISTS (SELECT FROM reviews WHERE reading_id = latest.id AND reason = ANY(${[...unconditional]}::text[])) AS is_anyway
    FROM latest GROUP BY percent, is_anyway`.execute(ctx.db)
  const firstAt = Math.min(ctx.now.getTime(), ...rows.map((row) => row.firstAt.getTime()))
  return {
    // An organisation that began last month is not measured over three.
    weeks: Math.max(1, (ctx.now.getTime() - firstAt) / weekMs),
    total: rows.reduce((sum, { count }) => sum + count, 0),
    byConfidence: rows.filter(({ isAnyway }) => !isAnyway),
  }
}

/** What people answered since an instant where the threshold or chance had asked them; of one engine, if it is named. */
export async function listAnswered(ctx: Context, since: Date, engine: string | null = null): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    SELECT least(9, floor(confidence::numeric * 10))::int AS tenth, reason, count(*) AS drawn,
      count(agreed) AS answered, count(*) FILTER (WHERE NOT agreed) AS wrong
    FROM reviews JOIN readings ON readings.id = reviews.reading_id
    WHERE reason IN ('confidence', 'sample') AND opened_at >= ${since}
      AND (${engine}::text IS NULL OR engine = ${engine}::text)
    GROUP BY 1, 2`.execute(ctx.db)
  return rows
}

/** By confidence: what was said since an instant and nobody was asked about, and what waits because it was in doubt. */
export async function measureQueue(ctx: Context, since: Date): Promise<Queue> {
  const unasked = await sql<Omit<Bucket, 'doubt'>>`
    SELECT floor(confidence::numeric * 100)::int AS percent, count(*) AS count FROM readings
    WHERE counts AND source = 'model' AND unread IS NULL AND said_at >= ${since}
      AND NOT EXISTS (SELECT FROM reviews WHERE reading_id = readings.id)
    GROUP BY 1`.execute(ctx.db)
  const doubted = await sql<Omit<Bucket, 'doubt'>>`
    SELECT floor(confidence::numeric * 100)::int AS percent, count(*) AS count
    FROM reviews JOIN readings ON readings.id = reviews.reading_id
    WHERE state IN ('open', 'needs context') AND reason = 'confidence'
    GROUP BY 1`.execute(ctx.db)
  return { unasked: unasked.rows, doubted: doubted.rows }
}
