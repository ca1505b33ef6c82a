import type { Id } from '#kit/id.ts'
import { bytes, defineTables, flag, instant, integer, json, orNull, real, reals, text, uuid } from '#platform/tables.ts'
import type { Rows } from '#platform/tables.ts'
import type { Source } from './domain/counting.ts'
import type { Family, ShownLabel } from './domain/label.ts'
import type { Verdict, VersionState } from './domain/learning.ts'
import type { LifeEvent } from './domain/life-event.ts'
import type { ReasonUnread, ShownShare, Span, Tier } from './domain/reading.ts'
import type { ReviewReason, ReviewState } from './domain/review.ts'

export const tables = defineTables({
  readings: {
    means: 'What a message says of the contact’s emotion, and who read it.',
    retention: 'while consent for emotional insight holds; none is deleted by a later one',
    columns: {
      id: uuid<Id<'reading'>>(),
      contactId: uuid<Id<'contact'>>(),
      messageId: uuid<Id<'message'>>(),
      conversationId: uuid<Id<'conversation'>>(),
      saidAt: instant(),
      source: text<Source>(),
      engine: text(),
      engineVersion: text(),
      primaryLabel: text<ShownLabel>(),
      family: text<Family>(),
      labels: reals(),
      shown: json<ShownShare[]>(),
      valence: real(),
      intensity: real(),
      confidence: real(),
      needsPerson: real(),
      evidence: json<Span[]>(),
      quote: text(),
      readAt: instant(),
      sarcasm: real(),
      urgent: real(),
      leaving: real(),
      opportunity: real(),
      lifeEvent: orNull(text<LifeEvent>()),
      unread: orNull(text<ReasonUnread>()),
      tiers: json<Tier[]>(),
      counts: flag(),
      authorId: orNull(uuid<Id<'agent'>>()),
      note: text(),
      withdrawnAt: orNull(instant()),
    },
  },
  reviews: {
    means: 'A reading that a person should look at, why, and what became of it.',
    retention: 'while consent for emotional insight holds',
    columns: {
      id: uuid<Id<'review'>>(),
      contactId: uuid<Id<'contact'>>(),
      messageId: uuid<Id<'message'>>(),
      readingId: uuid<Id<'reading'>>(),
      saidAt: instant(),
      reason: text<ReviewReason>(),
      state: text<ReviewState>(),
      openedAt: instant(),
      answerId: orNull(uuid<Id<'reading'>>()),
      agreed: orNull(flag()),
      closedBy: orNull(uuid<Id<'agent'>>()),
      closedAt: orNull(instant()),
      secondsSpent: orNull(real()),
    },
  },
  externalReadings: {
    means: 'What an external engine says of a message, beside our readings.',
    retention: 'while consent for external reading holds, and the engine that it was given for',
    columns: {
      id: uuid<Id<'external-reading'>>(),
      contactId: uuid<Id<'contact'>>(),
      messageId: uuid<Id<'message'>>(),
      engine: text(),
      engineVersion: text(),
      label: orNull(text<ShownLabel>()),
      family: orNull(text<Family>()),
      valence: orNull(real()),
      confidence: real(),
      readAt: instant(),
    },
  },
  moods: {
    means: 'How a contact seems to feel now.',
    retention: 'derived; while consent for emotional insight holds',
    columns: {
      contactId: uuid<Id<'contact'>>(),
      primaryLabel: text<ShownLabel>(),
      family: text<Family>(),
      level: real(),
      trend: orNull(real()),
      sureness: real(),
      readingCount: integer(),
      lastReadingAt: instant(),
      hurtingReadingId: orNull(uuid<Id<'reading'>>()),
      hurtingAt: orNull(instant()),
      hurtingIntensity: real(),
      hurtingCount: integer(),
      delightedReadingId: orNull(uuid<Id<'reading'>>()),
      delightedAt: orNull(instant()),
      updatedAt: instant(),
    },
  },
  learntVersions: {
    means: 'What the engine learnt from people’s corrections by some time: weights of feelings, no words of anybody.',
    retention: 'for ever, so that each reading can say what made it',
    columns: {
      id: uuid<Id<'learnt-version'>>(),
      number: integer(),
      engineVersion: text(),
      learntAt: instant(),
      learntUntil: instant(),
      corrections: integer(),
      strength: real(),
      replay: real(),
      verdict: json<Verdict>(),
      state: text<VersionState>(),
      liveSince: orNull(instant()),
      weights: bytes(),
    },
  },
})

export type EmotionTables = Rows<typeof tables>
