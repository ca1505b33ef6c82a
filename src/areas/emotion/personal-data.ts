import { sql } from 'kysely'
import type { PersonalRows } from '#platform/personal-data.ts'
import { refreshMoods } from './actions/refresh-moods.ts'
import type { EmotionTables } from './tables.ts'
import { deleteExternalReadings, deleteMoods, deleteReadings, deleteReviews } from './writes.ts'

export const personalData: PersonalRows = {
  tables: ['readings', 'externalReadings', 'reviews', 'moods'],
  async export({ db }, contactId) {
    const tables = db.withTables<EmotionTables>()
    return {
      readings: await tables.selectFrom('readings').selectAll().where('contactId', '=', contactId).execute(),
      externalReadings: await tables
        .selectFrom('externalReadings')
        .selectAll()
        .where('contactId', '=', contactId)
        .execute(),
      reviews: await tables.selectFrom('reviews').selectAll().where('contactId', '=', contactId).execute(),
      moods: await tables.selectFrom('moods').selectAll().where('contactId', '=', contactId).execute(),
    }
  },
  async erase(scope, contactId) {
    await deleteReviews(scope, [contactId])
    await deleteReadings(scope, [contactId])
    await deleteExternalReadings(scope, [contactId])
    await deleteMoods(scope, [contactId])
  },
  /** Conversations has moved the messages before: readings and reviews go where their messages are. */
  async move(scope, { from, to }) {
    await sql`UPDATE readings SET contact_id = messages.contact_id, conversation_id = messages.conversation_id
      FROM messages
      WHERE readings.message_id = messages.id AND readings.contact_id IN (${from}, ${to})
        AND messages.contact_id IN (${from}, ${to})`.execute(scope.db)
    await sql`UPDATE external_readings SET contact_id = messages.contact_id FROM messages
      WHERE external_readings.message_id = messages.id AND external_readings.contact_id IN (${from}, ${to})
        AND messages.contact_id IN (${from}, ${to})`.execute(scope.db)
    await sql`UPDATE reviews SET contact_id = messages.contact_id FROM messages
      WHERE reviews.message_id = messages.id AND reviews.contact_id IN (${from}, ${to})
        AND messages.contact_id IN (${from}, ${to})`.execute(scope.db)
    await refreshMoods(scope, [from, to])
  },
}
