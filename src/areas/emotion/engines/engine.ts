import type { TextReading } from '../domain/reading.ts'

/** A text to be read. */
export type Written = {
  text: string
  /** What came just before, in a few words: `third message; 6 days without an answer; agent: "We sent it."` */
  situation?: string
}

/** What reads emotion in texts. Name and version are stored with each reading, so that a newer engine can read again. */
export type TextEngine = {
  name: string
  version: string
  /** One reading for each text, in their order. Never rejects because of what a text holds. */
  read: (texts: readonly Written[]) => Promise<TextReading[]>
}
