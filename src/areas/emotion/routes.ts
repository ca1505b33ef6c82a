import { countUnreadable } from '#areas/conversations/index.ts'
import { recordLook } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import { emotionContract } from './contract.ts'
import type { MoodView, ReadingView, TimelineView } from './contract.ts'
import { baselineOf, moodCurve, surenessAt } from './domain/mood.ts'
import { isUnsure } from './domain/reading.ts'
import { countUnread, findMood, listFelt, listReadings } from './reads.ts'
import { showReadings } from './reads-shown.ts'

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
    points: felt.map(({ saidAt: at, primaryLabel: primary, source, ...point }) => ({
      ...{ at, primary, ...point },
      isCorrected: source !== 'model',
      isUnsure: isUnsure(point),
    })),
    curve: moodCurve(felt),
    baseline: baselineOf(felt),
    unread: (await countUnreadable(ctx, contactId)) + (await countUnread(ctx, contactId)),
  }
}

async function lookAtReadings(ctx: Context, messageIds: readonly Id<'message'>[]): Promise<ReadingView[]> {
  if (messageIds.length === 0) return []
  const readings = await listReadings(ctx, messageIds)
  const contactIds = [...new Set(readings.map((reading) => reading.contactId))]
  if (contactIds.length > 0) await recordLook(ctx, 'looked at readings', contactIds)
  return showReadings(ctx, readings)
}
