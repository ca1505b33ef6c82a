import type { Insertable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import type { EmotionTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (scope: Scope) => scope.db.withTables<EmotionTables>()

export type NewReading = Insertable<EmotionTables['readings']>
export type NewMood = Insertable<EmotionTables['moods']>

/** A message already read by the same engine and version keeps the reading it has. */
export const insertReadings = (scope: Scope, readings: readonly NewReading[]) =>
  db(scope)
    .insertInto('readings')
    .values(readings)
    .onConflict((on) => on.columns(['messageId', 'engine', 'engineVersion']).doNothing())
    .execute()

export const upsertMoods = (scope: Scope, moods: readonly NewMood[]) =>
  db(scope)
    .insertInto('moods')
    .values(moods)
    .onConflict((on) =>
      on.column('contactId').doUpdateSet(({ ref }) => ({
        primaryLabel: ref('excluded.primaryLabel'),
        family: ref('excluded.family'),
        level: ref('excluded.level'),
        trend: ref('excluded.trend'),
        sureness: ref('excluded.sureness'),
        readingCount: ref('excluded.readingCount'),
        lastReadingAt: ref('excluded.lastReadingAt'),
        hurtingReadingId: ref('excluded.hurtingReadingId'),
        hurtingAt: ref('excluded.hurtingAt'),
        hurtingIntensity: ref('excluded.hurtingIntensity'),
        hurtingCount: ref('excluded.hurtingCount'),
        delightedReadingId: ref('excluded.delightedReadingId'),
        delightedAt: ref('excluded.delightedAt'),
        updatedAt: ref('excluded.updatedAt'),
      })),
    )
    .execute()

export const deleteMoods = (scope: Scope, contactIds: readonly Id<'contact'>[]) =>
  db(scope).deleteFrom('moods').where('contactId', 'in', contactIds).execute()

/** Answers how many readings went. */
export async function deleteReadings(scope: Scope, contactIds: readonly Id<'contact'>[]): Promise<number> {
  const result = await db(scope).deleteFrom('readings').where('contactId', 'in', contactIds).executeTakeFirst()
  return Number(result.numDeletedRows)
}
