import type { Id } from '#kit/id.ts'
import { defineEvent } from '#platform/kinds.ts'

/** Contacts were made, renamed, merged or parted. */
export const contactChanged = defineEvent<{ contactIds: Id<'contact'>[] }>('contact.changed')

/** Two contacts became one, or one became two again: what each of them allows may have changed. */
export const contactsMerged = defineEvent<{ contactIds: Id<'contact'>[] }>('contacts.merged')
