import { z } from 'zod'
import { idOf, instant } from '#kit/contract.ts'
import { sources } from './domain/counting.ts'
import { families, labels, shownLabels } from './domain/label.ts'
import { lifeEvents } from './domain/life-event.ts'
import { reasonsUnread, traits } from './domain/reading.ts'

export const shown = z.enum(shownLabels)
export const share = z.number().min(0).max(1)

/** What the engine says where a person's reading counts. */
const machine = z.object({
  primary: shown,
  family: z.enum(families),
  intensity: share,
  confidence: share,
  isUnsure: z.boolean(),
  unread: z.enum(reasonsUnread).nullable(),
})

const span = z.object({ start: z.number(), end: z.number(), weight: z.number() })

export const reading = z.object({
  id: idOf('reading'),
  messageId: idOf('message'),
  primary: shown,
  family: z.enum(families),
  /** The shown labels, most likely first. */
  shown: z.array(z.object({ label: shown, p: share })),
  /** Probability of each of the 28 stored labels. */
  labels: z.record(z.enum(labels), share),
  valence: z.number().min(-1).max(1),
  intensity: share,
  confidence: share,
  isUnsure: z.boolean(),
  needsPerson: share,
  /** Where in the written text the feeling stands, in UTF-16 offsets. */
  evidence: z.array(span),
  /** What else stands in the message, each with how likely it is. */
  traits: z.record(z.enum(traits), share),
  /** What seems to have happened in their life. */
  lifeEvent: z.enum(lifeEvents).nullable(),
  /** Why nothing could be read, or told; null for a reading that says something. */
  unread: z.enum(reasonsUnread).nullable(),
  /** What each tier of the engine said by itself. */
  tiers: z.array(z.object({ name: z.string(), label: shown, p: share })),
  source: z.enum(sources),
  /** The engine that read; both empty where a person did. */
  engine: z.object({ name: z.string(), version: z.string() }),
  /** The name of the agent who read; null for an engine, and for one who has left. */
  author: z.string().nullable(),
  /** Why a person reads it so, in their words. */
  note: z.string(),
  /** Whether a person should look at it yet; else it is settled. */
  isProvisional: z.boolean(),
  /** What the engine said, where a person's reading counts; else null. */
  machine: machine.nullable(),
  readAt: instant,
})
export type ReadingView = z.infer<typeof reading>

/** What an external engine says of a message; null is what it did not say. It never counts. */
export const externalReading = z.object({
  id: idOf('external-reading'),
  engine: z.object({ name: z.string(), version: z.string() }),
  label: shown.nullable(),
  family: z.enum(families).nullable(),
  valence: z.number().min(-1).max(1).nullable(),
  confidence: share,
  /** Whether it names the family of the reading that counts; null where one of them cannot tell. */
  agrees: z.boolean().nullable(),
  readAt: instant,
})
export type ExternalReadingView = z.infer<typeof externalReading>

export const readingHistory = z.object({
  /** Everything ever read of the message, latest first. */
  readings: z.array(reading.extend({ counts: z.boolean(), isMine: z.boolean(), withdrawnAt: instant.nullable() })),
  /** What an external engine says, beside all of these. */
  external: z.array(externalReading),
  /** Why the message may be read: the contact said so, or the organisation's default. */
  consent: z.object({ basis: z.enum(['default', 'recorded']), recordedAt: instant.nullable() }),
})
export type ReadingHistory = z.infer<typeof readingHistory>

/** What a person says a message sounds like. */
export const said = z.object({
  /** Null: they cannot tell. */
  felt: shown.nullable(),
  also: shown.nullable().default(null),
  isSarcastic: z.boolean().default(false),
  note: z.string().trim().max(1000).default(''),
})

export const mood = z.object({
  contactId: idOf('contact'),
  primary: shown,
  family: z.enum(families),
  /** Decayed valence of recent readings, −1…1. */
  level: z.number(),
  /** Change of the level over the last 30 days; null when nothing is known of then, or nothing was read since. */
  trend: z.number().nullable(),
  /** How much stands behind it: 0 nothing, 1 a lot of recent, sure readings. */
  sureness: share,
  readingCount: z.number(),
  lastReadingAt: instant,
})
export type MoodView = z.infer<typeof mood>

export const timelinePoint = z.object({
  messageId: idOf('message'),
  conversationId: idOf('conversation'),
  at: instant,
  primary: shown,
  family: z.enum(families),
  valence: z.number(),
  intensity: share,
  confidence: share,
  isUnsure: z.boolean(),
  /** Whether a person said so. */
  isCorrected: z.boolean(),
  /** The words that carry it, shortened; '' when neutral. */
  quote: z.string(),
})

export const timeline = z.object({
  points: z.array(timelinePoint),
  /** The decayed level after each reading. */
  curve: z.array(z.object({ at: instant, level: z.number() })),
  /** The person's own usual level and its band; null with fewer than five readings. */
  baseline: z.object({ level: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Messages that are not read: automatic, without words, in another language, or such that nobody could tell. */
  unread: z.number(),
})
export type TimelineView = z.infer<typeof timeline>

/** What goes wrong among some readings, by what people answered, with its interval, or by the machine's own estimate. */
export const wrong = z.discriminatedUnion('by', [
  z.object({ by: z.literal('reviews'), share, low: share, high: share, answers: z.number() }),
  z.object({ by: z.literal('machine'), share }),
])

/** Words of the message, in UTF-16 offsets, and by how much they raise the log-odds of the feeling against all others. */
const term = z.object({ start: z.number(), end: z.number(), gain: z.number() })

export const readingWhy = z.object({
  /** What moved the first tier towards the shown feeling, and away from it; null where it was not read by this version. */
  terms: z.object({ towards: z.array(term), away: z.array(term) }).nullable(),
  /** How often readings about this sure are right; null where nothing is known of it. */
  right: wrong.nullable(),
})

export type ReadingWhy = z.infer<typeof readingWhy>
