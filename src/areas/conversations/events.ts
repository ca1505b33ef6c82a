import type { Id } from '#kit/id.ts'
import { defineEvent } from '#platform/kinds.ts'

/** Messages were stored, by contacts and by us. */
export const messageReceived = defineEvent<{ messageIds: Id<'message'>[]; contactIds: Id<'contact'>[] }>(
  'message.received',
)

/** An import read on, ended or failed. */
export const importProgressed = defineEvent<{ importId: Id<'import'> }>('import.progressed')
