import type { Id } from '#kit/id.ts'
import { defineEvent } from '#platform/kinds.ts'
import type { ConsentState, Purpose } from './domain/purpose.ts'

/** Contacts gave or withdrew consent. */
export const consentChanged = defineEvent<{ contactIds: Id<'contact'>[]; purpose: Purpose; state: ConsentState }>(
  'consent.changed',
)

/** What holds for contacts who said nothing has changed. */
export const consentDefaultChanged = defineEvent<{ purpose: Purpose; state: ConsentState }>('consent-default.changed')
