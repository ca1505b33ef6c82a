import { countUnreadable } from '#areas/conversations/index.ts'
import { recordLook } from '#areas/privacy/index.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import { reviewReading } from './actions/review-reading.ts'
import { setMood } from './actions/set-mood.ts'
import { withdrawReading } from './actions/withdraw-reading.ts'
import { emotionContract } from './contract.ts'
import type { MoodView, ReadingHistory, ReadingView, TimelineView } from './contract.ts'
import { baselineOf, moodCurve, surenessAt } from './domain/mood.ts'
import { isUnsure } from './domain/reading.ts'
import { countUnread, findMood, listFelt, listReadings } from './reads.ts'
import { showHistory, showReadings } from './reads-shown.ts'

const os = serve(emotionContract)

export const routes = os.router({
  mood: os.mood.handler(within((ctx, { contactId }) => lookAtMood(ctx, contactId))),
  timeline: os.timeline.handler(within((ctx, { contactId }) => lookAtTimeline(ctx, contactId))),
  readings: os.readings.handler(within((ctx, { messageIds }) => lookAtReadings(ctx, messageIds))),
  history: os.history.handler(within((ctx, { messageId }) => lookAtHistory(ctx, messageId))),
  correct: os.correct.handler(
    within(async (ctx, input) => {
      await reviewReading(ctx, input)
      return getCounting(ctx, input.messageId)
    }),
  ),
  setMood: os.setMood.handler(within(async (ctx, input) => getCounting(ctx, await setMood(ctx, input)))),
  withdraw: os.withdraw.handler(within(async (ctx, { id }) => findCounting(ctx, await withdrawReading(ctx, id)))),
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

async function lookAtHistory(ctx: Context, messageId: Id<'message'>): Promise<ReadingHistory> {
  const [counting] = await listReadings(ctx, [messageId])
  if (counting) await recordLook(ctx, 'looked at what stands behind a reading', [counting.contactId])
  return showHistory(ctx, messageId)
}

const findCounting = async (ctx: Context, messageId: Id<'message'>): Promise<ReadingView | null> =>
  (await showReadings(ctx, await listReadings(ctx, [messageId])))[0] ?? null

async function getCounting(ctx: Context, messageId: Id<'message'>): Promise<ReadingView> {
  const reading = await findCounting(ctx, messageId)
  if (!reading) throw notFound('This message has no reading, or no longer.')
  return reading
}

async function lookAtReadings(ctx: Context, messageIds: readonly Id<'message'>[]): Promise<ReadingView[]> {
  if (messageIds.length === 0) return []
  const readings = await listReadings(ctx, messageIds)
  const contactIds = [...new Set(readings.map((reading) => reading.contactId))]
  if (contactIds.length > 0) await recordLook(ctx, 'looked at readings', contactIds)
  return showReadings(ctx, readings)
}
