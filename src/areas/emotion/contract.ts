import { z } from 'zod'
import { endpoint, idOf } from '#kit/contract.ts'
import { moodSteps } from './domain/correction.ts'
import { externalContract } from './contract-external.ts'
import { reading, readingHistory, said, mood, timeline, readingWhy } from './contract-readings.ts'
import { reviewsContract } from './contract-reviews.ts'

export { mood } from './contract-readings.ts'
export type { ExternalEngineInput, ExternalEngineView, ExternalTroubleView, TrialView } from './contract-external.ts'
export type {
  ExternalReadingView,
  MoodView,
  ReadingHistory,
  ReadingView,
  ReadingWhy,
  TimelineView,
} from './contract-readings.ts'
export type { Foresight, LearningView, LearntVersion, QueueItem } from './contract-reviews.ts'

const ofContact = z.object({ contactId: idOf('contact') })

export const emotionContract = {
  engine: endpoint({
    method: 'GET',
    path: '/emotion/engine',
    permission: 'emotion:read',
    summary: 'What reads emotion here, and why only its first tier does where the second could not be loaded',
  }).output(z.object({ name: z.string(), version: z.string(), missing: z.string().nullable() })),
  mood: endpoint({
    method: 'GET',
    path: '/contacts/{contactId}/mood',
    permission: 'emotion:read',
    summary: 'How a contact seems to feel about us now; null when nothing was read',
  })
    .input(ofContact)
    .output(mood.nullable()),
  timeline: endpoint({
    method: 'GET',
    path: '/contacts/{contactId}/timeline',
    permission: 'emotion:read',
    summary: 'Every reading of a contact in order of time, with the decayed level and the usual band',
  })
    .input(ofContact)
    .output(timeline),
  readings: endpoint({
    method: 'GET',
    path: '/readings',
    permission: 'emotion:read',
    summary: 'The readings that count of up to 200 messages',
  })
    .input(z.object({ messageIds: z.array(idOf('message')).max(200) }))
    .output(z.array(reading)),
  history: endpoint({
    method: 'GET',
    path: '/messages/{messageId}/readings',
    permission: 'emotion:read',
    summary: 'Everything ever read of a message, by machines and people, and why it may be read',
  })
    .input(z.object({ messageId: idOf('message') }))
    .output(readingHistory),
  why: endpoint({
    method: 'GET',
    path: '/readings/{id}/why',
    permission: 'emotion:read',
    summary: 'The words that moved the first tier of a machine’s reading, and how often readings this sure are right',
  })
    .input(z.object({ id: idOf('reading') }))
    .output(readingWhy),
  correct: endpoint({
    method: 'POST',
    path: '/messages/{messageId}/readings',
    permission: 'emotion:review',
    summary: 'Say what a message sounds like; counts before any machine from then on',
  })
    .input(said.extend({ messageId: idOf('message') }))
    .output(reading),
  setMood: endpoint({
    method: 'PUT',
    path: '/conversations/{conversationId}/mood',
    permission: 'emotion:review',
    summary: 'Say how the contact seemed after an interaction, in five steps; counts before any machine',
  })
    .input(z.object({ conversationId: idOf('conversation'), felt: z.enum(moodSteps) }))
    .output(reading),
  withdraw: endpoint({
    method: 'POST',
    path: '/readings/{id}/withdrawal',
    permission: 'emotion:review',
    summary: 'Take your own reading back; it stays on record and counts no more',
  })
    .input(z.object({ id: idOf('reading') }))
    .output(reading.nullable()),
  ...reviewsContract,
  externalEngine: externalContract,
}
