import { defineEvent } from '#platform/kinds.ts'
import type { Id } from '#kit/id.ts'

/** Messages were read for emotion: how many of them hurt, and how many were warm. */
export const readingMade = defineEvent<{
  messageIds: Id<'message'>[]
  contactIds: Id<'contact'>[]
  hurting: number
  warm: number
}>('reading.made')
