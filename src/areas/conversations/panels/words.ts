import { say } from '#ui/say.ts'
import type { Automatic } from '../domain/automatic-kind.ts'
import type { Channel } from '../domain/channel.ts'

const channels: Readonly<Record<Channel, () => string>> = {
  email: () => say('mail'),
  chat: () => say('chat'),
  ticket: () => say('ticket'),
  call: () => say('call'),
  survey: () => say('survey'),
  social: () => say('social'),
  note: () => say('note'),
}

const automatic: Readonly<Record<Automatic, () => string>> = {
  'auto-reply': () => say('Automatic reply, not read for emotion'),
  bounce: () => say('Undeliverable mail, not read for emotion'),
  list: () => say('Mailing list, not read for emotion'),
  bulk: () => say('Bulk mail, not read for emotion'),
  notification: () => say('Notification, not read for emotion'),
}

/** Where something was said, as a noun in the viewer's language. */
export const channelWord = (channel: Channel): string => channels[channel]()

/** What kind of machine wrote a message, and what follows from it. */
export const automaticWords = (kind: Automatic): string => automatic[kind]()

/** A conversation by its subject, or what stands in for one. */
export const subjectOr = (subject: string): string => subject || say('No subject')
