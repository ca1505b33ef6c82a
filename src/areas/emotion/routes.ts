import { countUnreadable } from '#areas/conversations/index.ts'
import { recordLook } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import type { Selectable } from 'kysely'
import { emotionContract } from './contract.ts'
import type { MoodView, ReadingView, TimelineView } from './contract.ts'
import { labels } from './domain/label.ts'
import { baselineOf, moodCurve, surenessAt } from './domain/mood.ts'
import { isUnsure } from './domain/reading.ts'
import { findMood, listFelt, listReadings } from './reads.ts'
import type { EmotionTables } from './tables.ts'

const os = serve(emotionContract)

export const routes = os.router({
  mood: os.mood.handler(within((ctx, { contactId }) => lookAtMood(ctx, contactId))),
  timeline: os.timeline.handler(within((ctx, { contactId }) => lookAtTimeline(ctx, contactId))),
  readings: os.readings.handler(within((ctx, { messageIds }) => lookAtReadings(ctx, messageIds))),
})

async function lookAtMood(ctx: Context, contactId: Id<'contact'>): Promise<MoodView | null> {
  const mood = await findMood(ctx, contactId)
  if (!mood) return null
  await recordLook(ctx, 'looked at the mood', [contactId])
  const { primaryLabel: primary, family, level, trend, sureness, readingCount, lastReadingAt } = mood
  return {
    ...{ contactId, primary, family, level, trend, readingCount, lastReadingAt },
    sureness: surenessAt(sureness, lastReadingAt, ctx.now),
  }
}

async function lookAtTimeline(ctx: Context, contactId: Id<'contact'>): Promise<TimelineView> {
  const felt = await listFelt(ctx, contactId)
  if (felt.length > 0) await recordLook(ctx, 'looked at the emotional timeline', [contactId])
  return {
    points: felt.map(({ saidAt: at, primaryLabel: primary, ...point }) => ({
      ...{ at, primary, ...point },
      isUnsure: isUnsure(point),
    })),
    curve: moodCurve(felt),
    baseline: baselineOf(felt),
    unread: await countUnreadable(ctx, contactId),
  }
}

async function lookAtReadings(ctx: Context, messageIds: readonly Id<'message'>[]): Promise<ReadingView[]> {
  if (messageIds.length === 0) return []
  const readings = await listReadings(ctx, messageIds)
  const contactIds = [...new Set(readings.map((reading) => reading.contactId))]
  if (contactIds.length > 0) await recordLook(ctx, 'looked at readings', contactIds)
  return readings.map(view)
}

function view(row: Selectable<EmotionTables['readings']>): ReadingView {
  const { id, messageId, primaryLabel, engine, engineVersion, labels: shares } = row
  return {
    ...{ id, messageId, primary: primaryLabel, family: row.family, shown: row.shown },
    labels: Object.fromEntries(labels.map((label, at) => [label, shares[at] ?? 0])) as ReadingView['labels'],
    ...{ valence: row.valence, intensity: row.intensity, confidence: row.confidence, isUnsure: isUnsure(row) },
    ...{ needsPerson: row.needsPerson, evidence: row.evidence, source: row.source, readAt: row.readAt },
    engine: { name: engine, version: engineVersion },
  }
}
