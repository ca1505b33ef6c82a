import { countUnreadable, messagesToRead } from '#areas/conversations/index.ts'
import { recordLook } from '#areas/privacy/index.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import { getSetting } from '#platform/settings.ts'
import { doubtedDays } from './actions/open-doubted.ts'
import { findWaiting } from './actions/ask-to-learn.ts'
import { putLiveVersion } from './actions/put-live-version.ts'
import { putThreshold } from './actions/put-threshold.ts'
import { askForContext, correctReading, settleReview, undoReview } from './actions/settle-review.ts'
import { setMood } from './actions/set-mood.ts'
import { withdrawReading } from './actions/withdraw-reading.ts'
import { emotionContract } from './contract.ts'
import type {
  Foresight,
  LearningView,
  MoodView,
  QueueItem,
  ReadingHistory,
  ReadingView,
  ReadingWhy,
  TimelineView,
} from './contract.ts'
import { estimate, krippendorffAlpha } from './domain/agreement.ts'
import { baselineOf, moodCurve, surenessAt, trendAt } from './domain/mood.ts'
import { isUnsure } from './domain/reading.ts'
import { queueChange, reviewCurve, rightAround } from './domain/review-curve.ts'
import { theEngine } from './engines/the-engine.ts'
import { isMeasured, termsBehind } from './engines/why.ts'
import { countUnread, findMood, findReading, listFelt, listHistory, listReadings } from './reads.ts'
import { listAnswered, measureLoad, measureQueue } from './reads-foresight.ts'
import { liveEngine } from './live-engine.ts'
import { findLive, listVersions, listWentLive } from './reads-learning.ts'
import {
  countProgress,
  countSampled,
  countSampledByLearning,
  findBefore,
  listQueue,
  listReadTwice,
} from './reads-reviews.ts'
import { showHistory, showReadings } from './reads-shown.ts'
import { externalRoutes } from './routes-external.ts'
import { reviewThreshold } from './settings.ts'

const os = serve(emotionContract)

export const routes = os.router({
  engine: os.engine.handler(
    within(async (ctx) => {
      const { name, version, missing } = await liveEngine(ctx)
      return { name, version, missing }
    }),
  ),
  mood: os.mood.handler(within((ctx, { contactId }) => lookAtMood(ctx, contactId))),
  timeline: os.timeline.handler(within((ctx, { contactId }) => lookAtTimeline(ctx, contactId))),
  readings: os.readings.handler(within((ctx, { messageIds }) => lookAtReadings(ctx, messageIds))),
  history: os.history.handler(within((ctx, { messageId }) => lookAtHistory(ctx, messageId))),
  why: os.why.handler(within((ctx, { id }) => lookAtWhy(ctx, id))),
  correct: os.correct.handler(
    within(async (ctx, input) => {
      await correctReading(ctx, input)
      return getCounting(ctx, input.messageId)
    }),
  ),
  setMood: os.setMood.handler(within(async (ctx, input) => getCounting(ctx, await setMood(ctx, input)))),
  withdraw: os.withdraw.handler(within(async (ctx, { id }) => findCounting(ctx, await withdrawReading(ctx, id)))),
  reviews: {
    queue: os.reviews.queue.handler(within((ctx, { limit }) => lookAtQueue(ctx, limit))),
    progress: os.reviews.progress.handler(within((ctx, { since }) => countProgress(ctx, since))),
    settle: os.reviews.settle.handler(within((ctx, input) => settleReview(ctx, input).then(() => input))),
    askForContext: os.reviews.askForContext.handler(within((ctx, input) => lookFurther(ctx, input))),
    undo: os.reviews.undo.handler(within((ctx, input) => undoReview(ctx, input).then(() => input))),
    accuracy: os.reviews.accuracy.handler(within((ctx) => measureAccuracy(ctx))),
  },
  learning: {
    get: os.learning.get.handler(within((ctx) => lookAtLearning(ctx))),
    putLive: os.learning.putLive.handler(
      within((ctx, input) => putLiveVersion(ctx, input).then(() => lookAtLearning(ctx))),
    ),
  },
  externalEngine: externalRoutes,
  reviewSettings: {
    get: os.reviewSettings.get.handler(within(async (ctx) => ({ threshold: await getSetting(ctx, reviewThreshold) }))),
    put: os.reviewSettings.put.handler(within(putThreshold)),
    foresight: os.reviewSettings.foresight.handler(within((ctx) => foresee(ctx))),
  },
})

async function lookAtMood(ctx: Context, contactId: Id<'contact'>): Promise<MoodView | null> {
  const mood = await findMood(ctx, contactId)
  if (!mood) return null
  await recordLook(ctx, 'looked at the mood', [contactId])
  const { primaryLabel: primary, family, level, sureness, readingCount, lastReadingAt } = mood
  return {
    ...{ contactId, primary, family, level, readingCount, lastReadingAt },
    trend: trendAt(mood.trend, lastReadingAt, ctx.now),
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

async function lookAtQueue(ctx: Context, limit: number): Promise<QueueItem[]> {
  const { contactIds, items } = await listQueue(ctx, limit)
  if (contactIds.length > 0) await recordLook(ctx, 'looked at messages to review', contactIds)
  return items
}

const dayMs = 86_400_000
const daysBefore = (ctx: Context, days: number) => new Date(ctx.now.getTime() - days * dayMs)
const comparedOver = 365

async function lookFurther(ctx: Context, input: { id: Id<'review'>; seconds: number }) {
  const { messageId, contactId } = await askForContext(ctx, input)
  await recordLook(ctx, 'looked at what was said before', [contactId])
  return { before: await findBefore(ctx, messageId) }
}

/** For each threshold, what it would have meant for the latest readings. */
async function foresee(ctx: Context): Promise<Foresight> {
  const since = daysBefore(ctx, doubtedDays)
  const load = await measureLoad(ctx, since)
  const answers = await listAnswered(ctx, daysBefore(ctx, comparedOver))
  const queue = await measureQueue(ctx, since)
  const points = reviewCurve(load, answers).map((point) => ({ ...point, ...queueChange(point.percent, queue) }))
  return { days: doubtedDays, readings: load.total, points }
}

const versionsShown = 20

async function lookAtLearning(ctx: Context): Promise<LearningView> {
  const { version } = await theEngine()
  const live = await findLive(ctx, version)
  return {
    live: live?.number ?? null,
    versions: await listVersions(ctx, version, versionsShown),
    ...(await findWaiting(ctx, version)),
  }
}

async function measureAccuracy(ctx: Context) {
  const sampled = await countSampled(ctx)
  const total = (part: 'count' | 'agreed') => sampled.reduce((sum, month) => sum + month[part], 0)
  const byLearning = new Map((await countSampledByLearning(ctx)).map((one) => [one.hasLearnt, one]))
  const estimateOf = (hasLearnt: boolean) => {
    const one = byLearning.get(hasLearnt)
    return one ? estimate(one.agreed, one.count) : null
  }
  const twice = await listReadTwice(ctx, daysBefore(ctx, comparedOver))
  return {
    all: estimate(total('agreed'), total('count')),
    months: sampled.flatMap(({ month, count, agreed }) => {
      const known = estimate(agreed, count)
      return known ? [{ month, ...known }] : []
    }),
    ...{ unlearnt: estimateOf(false), learnt: estimateOf(true), wentLive: await listWentLive(ctx) },
    reviewers: { messages: twice.length, alpha: krippendorffAlpha(twice) },
  }
}

async function lookAtHistory(ctx: Context, messageId: Id<'message'>): Promise<ReadingHistory> {
  const rows = await listHistory(ctx, messageId)
  const contactId = rows[0]?.contactId
  if (contactId) await recordLook(ctx, 'looked at what stands behind a reading', [contactId])
  return showHistory(ctx, rows)
}

/** Of one machine's reading: the words that moved its first tier, and how often it is right when it is this sure. */
async function lookAtWhy(ctx: Context, id: Id<'reading'>): Promise<ReadingWhy> {
  const reading = await findReading(ctx, id)
  if (reading?.source !== 'model') throw notFound('This reading does not exist, or no longer.')
  await recordLook(ctx, 'looked at the words that moved a reading', [reading.contactId])
  const [message] = await messagesToRead(ctx, [reading.messageId])
  if (!message || reading.unread) return { terms: null, right: null }
  const { engine, confidence } = reading
  const answers = await listAnswered(ctx, daysBefore(ctx, comparedOver), engine)
  return {
    terms: await termsBehind(reading, message.written),
    right:
      rightAround(confidence, answers) ?? ((await isMeasured(reading)) ? { by: 'machine', share: confidence } : null),
  }
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
