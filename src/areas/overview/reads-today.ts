import { sql } from 'kysely'
import { getAgent } from '#areas/accounts/index.ts'
import { lapsesAfterDays, stillWaiting } from '#areas/conversations/index.ts'
import { isUnsure, needOf } from '#areas/emotion/index.ts'
import { maySenseEmotion, recordLook } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { NeedRow } from './contract.ts'

const dayMs = 86_400_000
const hurtingDays = 60
const delightedDays = 14
const candidates = 500
const shownNeeds = 25
const shownDelighted = 5
/** Below this need, in points, nobody is asked to act. */
const leastNeed = 30

const daysBefore = (ctx: Context, days: number) => new Date(ctx.now.getTime() - days * dayMs)

type Felt = Pick<
  NeedRow,
  | 'conversationId'
  | 'messageId'
  | 'subject'
  | 'primary'
  | 'family'
  | 'intensity'
  | 'confidence'
  | 'isCorrected'
  | 'quote'
  | 'saidAt'
> & { contactId: Id<'contact'>; name: string; company: string; repeated: number; waitingSince: Date | null }

const feltColumns = sql`
  contacts.id AS contact_id, contacts.name, coalesce(companies.name, '') AS company,
  readings.conversation_id, readings.message_id, conversations.subject, readings.primary_label AS primary,
  readings.family, readings.intensity, readings.confidence, readings.quote, readings.said_at,
  readings.source <> 'model' AS is_corrected,
  moods.hurting_count AS repeated, correspondences.waiting_since`

const around = sql`
  JOIN contacts ON contacts.id = moods.contact_id AND contacts.merged_into_id IS NULL
  LEFT JOIN companies ON companies.id = contacts.company_id
  JOIN conversations ON conversations.id = readings.conversation_id
  LEFT JOIN correspondences ON correspondences.contact_id = contacts.id`

/** Who hurt lately and waits for us, or had the last word with it. Who was warm since and does not wait is well. */
const findHurting = async (ctx: Context): Promise<Felt[]> => {
  const { rows } = await sql<Felt>`
    SELECT ${feltColumns} FROM moods JOIN readings ON readings.id = moods.hurting_reading_id ${around}
    WHERE moods.hurting_at > ${daysBefore(ctx, hurtingDays)}
      AND (correspondences.waiting_since > ${daysBefore(ctx, lapsesAfterDays)}
        OR (conversations.last_message_at = readings.said_at
          AND (moods.delighted_at IS NULL OR moods.delighted_at < moods.hurting_at)))
    ORDER BY moods.hurting_at DESC LIMIT ${candidates}`.execute(ctx.db)
  return rows
}

const findDelighted = async (ctx: Context): Promise<Felt[]> => {
  const { rows } = await sql<Felt>`
    SELECT ${feltColumns} FROM moods JOIN readings ON readings.id = moods.delighted_reading_id ${around}
    WHERE moods.delighted_at > ${daysBefore(ctx, delightedDays)}
      AND (moods.hurting_at IS NULL OR moods.hurting_at < moods.delighted_at)
    ORDER BY moods.delighted_at DESC LIMIT ${shownDelighted}`.execute(ctx.db)
  return rows
}

const rowOf = ({ contactId: id, name, company, repeated: _, waitingSince: __, ...felt }: Felt) => ({
  ...{ ...felt, contact: { id, name, company } },
  isUnsure: isUnsure(felt),
})

function needRow(ctx: Context, felt: Felt): NeedRow {
  const { repeated, saidAt } = felt
  // An unsure reading asks less loudly: from 0.75 on it counts in full, and a guess about half.
  const intensity = felt.intensity * Math.min(1, felt.confidence + 0.25)
  const waitingSince = stillWaiting(felt.waitingSince, ctx.now)
  return {
    ...rowOf(felt),
    repeated,
    waitingSince,
    ...needOf({ intensity, saidAt, now: ctx.now, repeated, waitingSince }),
  }
}

/** Who needs a person now, who is delighted, and what came in since the last visit. */
export async function lookAtToday(ctx: Context) {
  const needs = (await findHurting(ctx))
    .map((felt) => needRow(ctx, felt))
    .filter(({ need }) => need >= leastNeed)
    .toSorted((a, b) => b.need - a.need)
    .slice(0, shownNeeds)
  const delighted = (await findDelighted(ctx)).map(rowOf)
  await recordLook(
    ctx,
    'looked at Today',
    [...needs, ...delighted].map(({ contact }) => contact.id),
  )
  return {
    needs,
    delighted,
    since: await sinceLastVisit(ctx),
    isEmpty: await isEmpty(ctx),
    toRead: await countToRead(ctx),
  }
}

/** Before anything was ever stored. */
const beginning = new Date(0)

async function sinceLastVisit(ctx: Context) {
  const agent = ctx.actor.kind === 'agent' ? await getAgent(ctx, ctx.actor.id) : null
  const at = agent ? agent.lastVisitAt : daysBefore(ctx, 1)
  const since = at ?? beginning
  const { rows } = await sql<{ messages: number; hurting: number; warm: number }>`
    SELECT (SELECT count(*) FROM messages WHERE stored_at > ${since} AND direction = 'in') AS messages,
      (SELECT count(*) FROM readings WHERE counts AND read_at > ${since} AND family = 'hurting') AS hurting,
      (SELECT count(*) FROM readings WHERE counts AND read_at > ${since} AND family = 'warm') AS warm`.execute(ctx.db)
  return { at, ...(rows[0] ?? { messages: 0, hurting: 0, warm: 0 }) }
}

async function isEmpty(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ isEmpty: boolean }>`
    SELECT NOT EXISTS (SELECT FROM messages) AS is_empty`.execute(ctx.db)
  return rows[0]?.isEmpty ?? true
}

/** What was stored a moment ago and waits for the reader; what came earlier and is not read is not to be read. */
const freshMinutes = 15

async function countToRead(ctx: Context): Promise<number> {
  const { rows } = await sql<{ contactId: Id<'contact'>; count: number }>`
    SELECT contact_id, count(*) AS count FROM messages
    WHERE stored_at > ${new Date(ctx.now.getTime() - freshMinutes * 60_000)}
      AND direction = 'in' AND automatic IS NULL AND written <> ''
      AND NOT EXISTS (SELECT FROM readings WHERE readings.message_id = messages.id)
    GROUP BY contact_id`.execute(ctx.db)
  const open = await maySenseEmotion(
    ctx,
    rows.map((row) => row.contactId),
  )
  return rows.filter((row) => open.has(row.contactId)).reduce((sum, row) => sum + row.count, 0)
}
