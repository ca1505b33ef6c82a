import type { Id } from '#kit/id.ts'
import { defineTables, instant, orNull, text, uuid, uuids } from '#platform/tables.ts'
import type { Rows } from '#platform/tables.ts'
import type { IdentityKind } from './domain/identity.ts'

export const tables = defineTables({
  companies: {
    means: 'An organisation that contacts belong to.',
    retention: 'until it is removed',
    columns: {
      id: uuid<Id<'company'>>(),
      name: text(),
      domain: orNull(text()),
      createdAt: instant(),
    },
  },
  contacts: {
    means: 'A customer.',
    retention: 'until erased',
    columns: {
      id: uuid<Id<'contact'>>(),
      name: text(),
      sortName: text(),
      searchText: text(),
      companyId: orNull(uuid<Id<'company'>>()),
      mergedIntoId: orNull(uuid<Id<'contact'>>()),
      createdAt: instant(),
      updatedAt: instant(),
    },
  },
  identities: {
    means: 'A mail address, number, handle or outside id by which a contact is known.',
    retention: 'with the contact',
    columns: {
      id: uuid<Id<'identity'>>(),
      contactId: uuid<Id<'contact'>>(),
      kind: text<IdentityKind>(),
      value: text(),
      name: text(),
      createdAt: instant(),
    },
  },
  merges: {
    means: 'Two contacts found to be one person; can be undone.',
    retention: 'with the contact',
    columns: {
      id: uuid<Id<'merge'>>(),
      keptId: uuid<Id<'contact'>>(),
      mergedId: uuid<Id<'contact'>>(),
      identityIds: uuids<Id<'identity'>[]>(),
      mergedAt: instant(),
      mergedBy: text(),
      undoneAt: orNull(instant()),
    },
  },
})

export type ContactsTables = Rows<typeof tables>
