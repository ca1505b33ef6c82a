import type { Id } from '#kit/id.ts'
import { defineTables, instant, text, uuid, uuids } from '#platform/tables.ts'
import type { Rows } from '#platform/tables.ts'
import type { ConsentState, Purpose } from './domain/purpose.ts'

export const tables = defineTables({
  consents: {
    means: 'What a contact agreed to or withdrew, for one purpose, when and how; the latest row counts.',
    retention: 'with the contact',
    columns: {
      id: uuid<Id<'consent'>>(),
      contactId: uuid<Id<'contact'>>(),
      saidById: uuid<Id<'contact'>>(),
      purpose: text<Purpose>(),
      state: text<ConsentState>(),
      how: text(),
      recordedAt: instant(),
      recordedBy: text(),
    },
  },
  auditEntries: {
    means: 'Who looked at, or changed, what.',
    retention: 'two years',
    columns: {
      id: uuid<Id<'audit-entry'>>(),
      at: instant(),
      actor: text(),
      what: text(),
      contactIds: uuids<Id<'contact'>[]>(),
    },
  },
})

export type PrivacyTables = Rows<typeof tables>
