import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import type { ExternalReadingView } from './contract.ts'
import { agreesInFamily } from './domain/external-reading.ts'
import type { ReadingRow } from './reads.ts'
import type { EmotionTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (ctx: Scope) => ctx.db.withTables<EmotionTables>()

type Wanted = { contactIds: readonly Id<'contact'>[]; after: Id<'message'> | null; limit: number }

/** Messages of some contacts that were read here and not outside, page by page in the order of their ids. */
export async function listUnreadOutside(ctx: Scope, { contactIds, after, limit }: Wanted) {
  if (contactIds.length === 0) return []
  const rows = await db(ctx)
    .selectFrom('readings')
    .leftJoin('externalReadings', 'externalReadings.messageId', 'readings.messageId')
    .select(['readings.messageId'])
    .where('readings.contactId', 'in', contactIds)
    .where('readings.counts', '=', true)
    .where('externalReadings.id', 'is', null)
    .$if(after !== null, (query) => query.where('readings.messageId', '>', after))
    .orderBy('readings.messageId')
    .limit(limit)
    .execute()
  return rows.map(({ messageId }) => messageId)
}

/** What external engines say of a message, each beside the reading of ours that counts. */
export async function showExternalReadings(
  ctx: Scope,
  messageId: Id<'message'>,
  ours: ReadingRow | undefined,
): Promise<ExternalReadingView[]> {
  const rows = await db(ctx).selectFrom('externalReadings').selectAll().where('messageId', '=', messageId).execute()
  return rows.map(({ id, engine, engineVersion, label, family, valence, confidence, readAt }) => ({
    ...{ id, label, family, valence, confidence, readAt },
    engine: { name: engine, version: engineVersion },
    agrees: ours ? agreesInFamily({ label, family }, ours) : null,
  }))
}

/** How many messages were read outside; of those where both can tell, how many in the same family as here. */
export async function measureAgreement(ctx: Scope): Promise<{ read: number; compared: number; agreed: number }> {
  const rows = await db(ctx)
    .selectFrom('externalReadings')
    .innerJoin('readings', (join) =>
      join.onRef('readings.messageId', '=', 'externalReadings.messageId').on('readings.counts', '=', true),
    )
    .select([
      'externalReadings.label',
      'externalReadings.family',
      'readings.family as ours',
      'readings.unread',
      (eb) => eb.fn.countAll<number>().as('count'),
    ])
    .groupBy(['externalReadings.label', 'externalReadings.family', 'readings.family', 'readings.unread'])
    .execute()
  const totals = { read: 0, compared: 0, agreed: 0 }
  for (const { label, family, ours, unread, count } of rows) {
    const agrees = agreesInFamily({ label, family }, { family: ours, unread })
    totals.read += count
    if (agrees !== null) totals.compared += count
    if (agrees) totals.agreed += count
  }
  return totals
}
