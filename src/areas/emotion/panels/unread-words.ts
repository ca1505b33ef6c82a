import { say } from '#ui/say.ts'
import type { ReasonUnread } from '../domain/reading.ts'

const words: Readonly<Record<ReasonUnread, () => string>> = {
  language: () => say('Not read: another language.'),
  'no words': () => say('Nothing to read: no words of their own.'),
  unclear: () => say('Somebody read it and could not tell.'),
}

/** Why a message has no feeling to show. */
export const unreadWords = (reason: ReasonUnread): string => words[reason]()
