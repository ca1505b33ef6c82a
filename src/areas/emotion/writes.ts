import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import type { EmotionTables } from './tables.ts'

type Scope = { readonly db: Database }
type Timed = Scope & { readonly now: Date }
const db = (scope: Scope) => scope.db.withTables<EmotionTables>()

export type NewReading = Insertable<EmotionTables['readings']>
export type NewMood = Insertable<EmotionTables['moods']>

/** A message already read by the same version of an engine keeps the reading it has. */
export const insertReadings = (scope: Scope, readings: readonly NewReading[]) =>
  db(scope)
    .insertInto('readings')
    .values(readings)
    .onConflict((on) =>
      on
        .columns(['messageId', 'engine', 'engineVersion'])
        .where(sql<boolean>`source = 'model'`)
        .doNothing(),
    )
    .execute()

/** Makes some readings the ones that count of some messages, and every other one of those messages not. */
export async function markCounting(
  scope: Scope,
  messageIds: readonly Id<'message'>[],
  counting: readonly Id<'reading'>[],
): Promise<void> {
  const mark = db(scope).updateTable('readings').where('messageId', 'in', messageIds)
  await mark
    .set({ counts: false })
    .where('counts', '=', true)
    .where('id', '!=', sql<Id<'reading'>>`ALL(${sql.val(counting)}::uuid[])`)
    .execute()
  await mark
    .set({ counts: true })
    .where('counts', '=', false)
    .where('id', '=', sql<Id<'reading'>>`ANY(${sql.val(counting)}::uuid[])`)
    .execute()
}

export const withdraw = (scope: Timed, id: Id<'reading'>) =>
  db(scope).updateTable('readings').set({ withdrawnAt: scope.now, counts: false }).where('id', '=', id).execute()

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
