import type { Id } from '#kit/id.ts'
import { bigint, bytes, defineTables, flag, instant, integer, json, orNull, text, uuid } from '#platform/tables.ts'
import type { Rows } from '#platform/tables.ts'
import type { Automatic } from './domain/automatic-kind.ts'
import type { Channel, ConversationState, Direction } from './domain/channel.ts'
import type { ImportState, MessageColumn } from './domain/import-state.ts'
import type { Address, Reason } from './domain/incoming.ts'

/** Where the bytes of an import lie. */
export type ImportSource = { kind: 'upload'; fileKey: string } | { kind: 'path'; path: string }

export type ImportOptions = {
  ownAddresses: string[]
  mapping: Partial<Record<MessageColumn, string>> | null
  timeZone: string | null
}

export const tables = defineTables({
  imports: {
    means: 'A file or mailbox read in.',
    retention: 'until removed',
    columns: {
      id: uuid<Id<'import'>>(),
      name: text(),
      fingerprint: text(),
      state: text<ImportState>(),
      source: json<ImportSource>(),
      options: json<ImportOptions>(),
      bytesTotal: bigint(),
      bytesReceived: bigint(),
      bytesRead: bigint(),
      messagesAdded: integer(),
      duplicates: integer(),
      setAside: integer(),
      failure: orNull(json<Reason>()),
      createdBy: text(),
      createdAt: instant(),
      finishedAt: orNull(instant()),
      aliveAt: orNull(instant()),
    },
  },
  setAside: {
    means: 'A message that could not be stored, with the reason and its bytes.',
    retention: 'with the import',
    columns: {
      id: uuid<Id<'set-aside'>>(),
      importId: uuid<Id<'import'>>(),
      file: text(),
      position: bigint(),
      unit: text<'byte' | 'row' | 'entry'>(),
      reason: json<Reason>(),
      raw: bytes(),
      at: instant(),
    },
  },
  conversations: {
    means: 'Messages about one matter.',
    retention: 'with the contact',
    columns: {
      id: uuid<Id<'conversation'>>(),
      contactId: uuid<Id<'contact'>>(),
      subject: text(),
      threadSubject: text(),
      channel: text<Channel>(),
      state: text<ConversationState>(),
      messageCount: integer(),
      firstMessageAt: instant(),
      lastMessageAt: instant(),
      waitingSince: orNull(instant()),
    },
  },
  messages: {
    means: 'One thing that was said. Never changed after it is stored.',
    retention: 'with the contact',
    columns: {
      id: uuid<Id<'message'>>(),
      conversationId: uuid<Id<'conversation'>>(),
      contactId: uuid<Id<'contact'>>(),
      identityId: uuid<Id<'identity'>>(),
      direction: text<Direction>(),
      channel: text<Channel>(),
      externalId: text(),
      subject: text(),
      sender: json<Address>(),
      recipients: json<Address[]>(),
      sentAt: instant(),
      sentAtSource: text<'stated' | 'received' | 'import'>(),
      storedAt: instant(),
      text: text(),
      written: text(),
      awaitsAnswer: flag(),
      html: orNull(text()),
      automatic: orNull(text<Automatic>()),
      importId: orNull(uuid<Id<'import'>>()),
    },
  },
  threadKeys: {
    means: 'Which conversation a mail id leads to.',
    retention: 'with the conversation',
    columns: {
      key: text(),
      conversationId: uuid<Id<'conversation'>>(),
    },
  },
  attachments: {
    means: 'A file that came with a message.',
    retention: 'with the message',
    columns: {
      id: uuid<Id<'attachment'>>(),
      messageId: uuid<Id<'message'>>(),
      contactId: uuid<Id<'contact'>>(),
      name: text(),
      mediaType: text(),
      size: bigint(),
      contentId: orNull(text()),
      fileKey: text(),
    },
  },
  correspondences: {
    means: 'How much was said with a contact, and since when they wait.',
    retention: 'derived',
    columns: {
      contactId: uuid<Id<'contact'>>(),
      messagesIn: integer(),
      messagesOut: integer(),
      firstMessageAt: orNull(instant()),
      lastMessageAt: orNull(instant()),
      waitingSince: orNull(instant()),
    },
  },
})

export type ConversationsTables = Rows<typeof tables>
