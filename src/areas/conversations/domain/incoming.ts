import type { Automatic } from './automatic-kind.ts'
import type { Channel, Direction } from './channel.ts'

export type Address = { name: string; address: string }

/** Bytes in memory, or in a file where they are too many for that. */
export type Content = { bytes: Buffer } | { path: string }

export type IncomingAttachment = {
  name: string
  mediaType: string
  /** What HTML refers to with `cid:`; null when nothing does. */
  contentId: string | null
  size: number
  content: Content
}

/** A message as a channel understood it, before it is known whose it is and where it belongs. */
export type Incoming = {
  channel: Channel
  /** The same for the same message, however often it comes: what makes a second import add nothing. */
  externalId: string
  /** Null where own addresses tell it. */
  direction: Direction | null
  from: Address
  to: Address[]
  subject: string
  /** As the sender states it; null when missing or not credible. */
  statedAt: Date | null
  /** When it was delivered, by the mailbox or the last server; null when unknown. */
  receivedAt: Date | null
  /** All of its text, quotes and signature too. */
  text: string
  html: string | null
  automatic: Automatic | null
  /** Ids of messages it answers, oldest first. */
  references: string[]
  /** A conversation that the source names itself; null where threads tell. */
  conversationKey: string | null
  attachments: IncomingAttachment[]
}

/** Something that stands in a source, with its place there. */
type Place = {
  /** The file within an archive or folder, else the file's own name. */
  file: string
  /** Byte offset, row number (from 1) or entry number, as `unit` says. */
  position: number
  unit: 'byte' | 'row' | 'entry'
  /** How much of the source has been read with it, in bytes of the source. */
  bytesRead: number
}

/** A sentence as an ICU pattern and its values. */
export type Reason = { pattern: string; values: Record<string, string | number> }

/** One thing found in a source: a message, or what could not be understood, with its reason and its bytes. */
export type Found = Place &
  ({ kind: 'message'; message: Incoming } | { kind: 'set-aside'; reason: Reason; raw: Content })
