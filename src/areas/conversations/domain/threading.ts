import type { Channel } from './channel.ts'
import { isReply, subjectReachDays, threadSubject } from './threads.ts'

/** A message to be threaded. `keys` lead to its conversation: its own id first, then what it refers to, nearest first. */
export type Threadable<ContactId> = {
  contactId: ContactId
  channel: Channel
  subject: string
  sentAt: Date
  keys: readonly string[]
}

/** A conversation as threading knows it. */
export type Known<ContactId, ConversationId> = {
  id: ConversationId
  contactId: ContactId
  channel: Channel
  threadSubject: string
  firstMessageAt: Date
  lastMessageAt: Date
}

const reachMs = subjectReachDays * 86_400_000

/**
 * Finds the conversation of message after message: by the ids that mails carry, also when the answer came before what
 * it answers; by the subject as a last resort, for replies and for channels without ids. Remembers what it has placed.
 */
export function openThreads<ContactId, ConversationId>(
  keys: Map<string, ConversationId>,
  known: Known<ContactId, ConversationId>[],
  newConversation: () => ConversationId,
) {
  const fresh: Known<ContactId, ConversationId>[] = []
  const freshKeys = new Map<string, ConversationId>()

  const bySubject = (message: Threadable<ContactId>) => {
    const subject = threadSubject(message.subject)
    if (message.channel === 'email' && (!isReply(message.subject) || subject === '')) return undefined
    return known.find(
      (one) =>
        one.contactId === message.contactId &&
        one.channel === message.channel &&
        one.threadSubject === subject &&
        message.sentAt.getTime() > one.firstMessageAt.getTime() - reachMs &&
        message.sentAt.getTime() < one.lastMessageAt.getTime() + reachMs,
    )?.id
  }

  const begin = ({ contactId, channel, subject, sentAt }: Threadable<ContactId>) => {
    const conversation = { id: newConversation(), contactId, channel, threadSubject: threadSubject(subject) }
    const made = { ...conversation, firstMessageAt: sentAt, lastMessageAt: sentAt }
    known.push(made)
    fresh.push(made)
    return made.id
  }

  return {
    /** Conversations and keys that were not known before. */
    fresh,
    freshKeys,
    place(message: Threadable<ContactId>): ConversationId {
      const byKey = message.keys.map((key) => keys.get(key)).find((id) => id !== undefined)
      const id = byKey ?? bySubject(message) ?? begin(message)
      for (const key of message.keys) {
        if (keys.has(key)) continue
        keys.set(key, id)
        freshKeys.set(key, id)
      }
      const conversation = known.find((one) => one.id === id)
      if (conversation) reach(conversation, message.sentAt)
      return id
    },
  }
}

function reach(conversation: { firstMessageAt: Date; lastMessageAt: Date }, at: Date): void {
  if (at < conversation.firstMessageAt) conversation.firstMessageAt = at
  if (at > conversation.lastMessageAt) conversation.lastMessageAt = at
}
