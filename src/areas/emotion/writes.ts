import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Id } from '#kit/id.ts'
import type { Database } from '#platform/database.ts'
import { waitingStates } from './domain/review.ts'
import type { VersionState } from './domain/learning.ts'
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

/** An engine reads again what it has read before, and says the same: its reading is the latest from now on. */
export const renewReadings = (
  scope: Timed,
  messageIds: readonly Id<'message'>[],
  engine: { name: string; version: string },
) =>
  db(scope)
    .updateTable('readings')
    .set({ readAt: scope.now })
    .where('messageId', 'in', messageIds)
    .where('source', '=', 'model')
    .where('engine', '=', engine.name)
    .where('engineVersion', '=', engine.version)
    .execute()

export type NewReview = Insertable<EmotionTables['reviews']>

/** A reading that has its review already keeps it. */
export const insertReviews = (scope: Scope, reviews: readonly NewReview[]) =>
  db(scope)
    .insertInto('reviews')
    .values(reviews)
    .onConflict((on) => on.doNothing())
    .execute()

type Closing = { id: Id<'review'> } & Pick<NewReview, 'state' | 'answerId' | 'agreed' | 'closedBy' | 'secondsSpent'>

/** Closes a waiting review, or leaves it to others; answers whether it waited. */
export async function closeReview(scope: Timed, { id, ...closing }: Closing): Promise<boolean> {
  const result = await db(scope)
    .updateTable('reviews')
    .set({ ...closing, closedAt: scope.now })
    .where('id', '=', id)
    .where('state', 'in', waitingStates)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Opens a review again that somebody closed or left to others. */
export const reopenReview = (scope: Scope, id: Id<'review'>) =>
  db(scope)
    .updateTable('reviews')
    .set({ state: 'open', answerId: null, agreed: null, closedBy: null, closedAt: null, secondsSpent: null })
    .where('id', '=', id)
    .execute()

/** Takes the reviews of some messages away that nobody has answered. */
export const deleteOpenReviews = (scope: Scope, messageIds: readonly Id<'message'>[]) =>
  db(scope).deleteFrom('reviews').where('messageId', 'in', messageIds).where('state', 'in', waitingStates).execute()

export const deleteSecondOpinion = (scope: Scope, readingId: Id<'reading'>) =>
  db(scope)
    .deleteFrom('reviews')
    .where('readingId', '=', readingId)
    .where('reason', '=', 'second opinion')
    .where('state', 'in', waitingStates)
    .execute()

/** Takes away the open reviews whose only reason was a doubt that the organisation no longer shares. */
export const deleteSureEnough = (scope: Scope, threshold: number) =>
  db(scope)
    .deleteFrom('reviews')
    .using('readings')
    .whereRef('readings.id', '=', 'reviews.readingId')
    .where('reviews.state', 'in', waitingStates)
    .where('reviews.reason', '=', 'confidence')
    .where('readings.confidence', '>=', threshold)
    .execute()

export const deleteReviews = (scope: Scope, contactIds: readonly Id<'contact'>[]) =>
  db(scope).deleteFrom('reviews').where('contactId', 'in', contactIds).execute()

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

export type NewExternalReading = Insertable<EmotionTables['externalReadings']>

/** A message that has an external reading keeps it. */
export const insertExternalReadings = (scope: Scope, readings: readonly NewExternalReading[]) =>
  db(scope)
    .insertInto('externalReadings')
    .values(readings)
    .onConflict((on) => on.column('messageId').doNothing())
    .execute()

/** Answers the contacts that had external readings, one entry for each that went. */
export async function deleteExternalReadings(
  scope: Scope,
  contactIds: readonly Id<'contact'>[],
): Promise<Id<'contact'>[]> {
  if (contactIds.length === 0) return []
  const rows = await db(scope)
    .deleteFrom('externalReadings')
    .where('contactId', 'in', contactIds)
    .returning('contactId')
    .execute()
  return rows.map(({ contactId }) => contactId)
}

/** Answers how many readings went. */
export async function deleteReadings(scope: Scope, contactIds: readonly Id<'contact'>[]): Promise<number> {
  const result = await db(scope).deleteFrom('readings').where('contactId', 'in', contactIds).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Answers whether it is new: the same corrections are learnt from once. */
export async function insertVersion(
  scope: Scope,
  version: Insertable<EmotionTables['learntVersions']>,
): Promise<boolean> {
  const result = await db(scope)
    .insertInto('learntVersions')
    .values(version)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Lets one version, or none, read with an engine, and says what became of the one that did until now. */
export async function setLive(
  scope: Timed,
  { engineVersion, number, before }: { engineVersion: string; number: number | null; before: VersionState },
): Promise<void> {
  const ofEngine = db(scope).updateTable('learntVersions').where('engineVersion', '=', engineVersion)
  await ofEngine.set({ state: before }).where('state', '=', 'live').execute()
  if (number === null) return
  await ofEngine.set({ state: 'live', liveSince: scope.now }).where('number', '=', number).execute()
}
