import type { TextReading } from '../domain/reading.ts'

/** What reads emotion in texts. Name and version are stored with each reading, so that a newer engine can read again. */
export type TextEngine = {
  name: string
  version: string
  /** One reading for each text, in their order. Never rejects because of what a text holds. */
  read: (texts: readonly { text: string }[]) => Promise<TextReading[]>
}
