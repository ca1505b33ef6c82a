import { z } from 'zod'
import { endpoint, idOf, instant } from '#kit/contract.ts'
import { reasonsAside, versionStates } from './domain/learning.ts'
import { reviewReasons } from './domain/review.ts'
import { share, reading, said, wrong } from './contract-readings.ts'

const heard = z.object({
  id: idOf('message'),
  conversationId: idOf('conversation'),
  direction: z.enum(['in', 'out']),
  subject: z.string(),
  from: z.string(),
  sentAt: instant,
  written: z.string(),
})

export const queueItem = z.object({
  id: idOf('review'),
  reason: z.enum(reviewReasons),
  /** Whether somebody looked at it already and the message alone did not say enough; more of what came before is here then. */
  needsContext: z.boolean(),
  message: heard,
  /** What was said before it in the conversation, earliest first. */
  before: z.array(heard),
  /** The machine's reading in question. */
  reading,
})
export type QueueItem = z.infer<typeof queueItem>

const foresight = z.object({
  days: z.number(),
  /** Readings in so many days. */
  readings: z.number(),
  /** Each whole percent as a threshold, from 0. */
  points: z.array(
    z.object({
      percent: z.number(),
      /** Of all readings, the share that would have gone to review. */
      share,
      /** Reviews in a week, second opinions included. */
      weekly: z.number(),
      /** Among what nobody would have looked at; null where that is nothing. */
      wrong: wrong.nullable(),
      /** Of all readings, the share that would have been right in the end, if people are right. */
      whole: share,
      /** How many reviews it would bring into the queue at once, and take away. */
      coming: z.number(),
      leaving: z.number(),
    }),
  ),
})
export type Foresight = z.infer<typeof foresight>

const estimate = z.object({ count: z.number(), agreed: z.number(), share, low: share, high: share })

/** A version and the one before it, judged on the same messages of writers from whom neither has learnt. */
const compared = z.object({
  count: z.number(),
  /** How often right, before and after. */
  before: share,
  after: share,
  /** The change is above this 19 times of 20. */
  low: z.number(),
  /** The change of the mean surprise at what people heard, and its standard error. */
  surprise: z.number(),
  surpriseError: z.number(),
})

export const learntVersion = z.object({
  number: z.number(),
  learntAt: instant,
  /** How many corrections it learnt from. */
  corrections: z.number(),
  state: z.enum(versionStates),
  /** When it went live the last time; null where it never did. */
  liveSince: instant.nullable(),
  /** What of its own company it was judged on, and general messages; `aside` says why it did not go live. */
  verdict: z.object({ corrections: compared, general: compared, aside: z.enum(reasonsAside).nullable() }),
})
export type LearntVersion = z.infer<typeof learntVersion>

export const learning = z.object({
  /** The number of the version that reads; null while the engine reads as it came. */
  live: z.number().nullable(),
  /** The latest versions, newest first. */
  versions: z.array(learntVersion),
  /** Corrections since it learnt last, and how many it takes to learn again. */
  waiting: z.number(),
  wanted: z.number(),
})
export type LearningView = z.infer<typeof learning>

const reviewId = z.object({ id: idOf('review') })
const seconds = z.number().min(0).max(3600)
const threshold = z.number().min(0).max(0.95)

export const reviewsContract = {
  reviews: {
    queue: endpoint({
      method: 'GET',
      path: '/reviews',
      permission: 'emotion:review',
      summary:
        'Readings that wait for a reviewer, each with its message and what was said before; recent ones and strong reasons first',
    })
      .input(z.object({ limit: z.coerce.number().int().min(1).max(50).default(5) }))
      .output(z.array(queueItem)),
    progress: endpoint({
      method: 'GET',
      path: '/reviews/progress',
      permission: 'emotion:review',
      summary: 'How many readings wait for you, and how many you settled since an instant',
    })
      .input(z.object({ since: instant }))
      .output(
        z.object({
          open: z.number(),
          settled: z.number(),
          /** Of the settled ones, those where you could tell, and those where you heard what the machine heard. */
          compared: z.number(),
          agreed: z.number(),
        }),
      ),
    settle: endpoint({
      method: 'POST',
      path: '/reviews/{id}/settlement',
      permission: 'emotion:review',
      summary: 'Answer a review: say what the message sounds like, or that you cannot tell',
    })
      .input(said.extend({ ...reviewId.shape, seconds }))
      .output(reviewId),
    askForContext: endpoint({
      method: 'POST',
      path: '/reviews/{id}/context',
      permission: 'emotion:review',
      summary:
        'Say that the message alone does not say enough: get more of the conversation; unanswered, it waits last',
    })
      .input(reviewId.extend({ seconds }))
      .output(z.object({ before: z.array(heard) })),
    undo: endpoint({
      method: 'POST',
      path: '/reviews/{id}/undo',
      permission: 'emotion:review',
      summary: 'Take back what you did with a review; it waits again',
    })
      .input(reviewId)
      .output(reviewId),
    accuracy: endpoint({
      method: 'GET',
      path: '/reviews/accuracy',
      permission: 'emotion:review',
      summary: 'How often people agreed with readings drawn at random, by month, and how often reviewers agree',
    }).output(
      z.object({
        all: estimate.nullable(),
        months: z.array(estimate.extend({ month: z.string() })),
        /** The same, read without and with what was learnt from corrections. */
        unlearnt: estimate.nullable(),
        learnt: estimate.nullable(),
        /** When versions went live, by month. */
        wentLive: z.array(z.object({ month: z.string(), number: z.number() })),
        /** Messages that two people reviewed, and Krippendorff's alpha; null where nothing can be said. */
        reviewers: z.object({ messages: z.number(), alpha: z.number().nullable() }),
      }),
    ),
  },
  learning: {
    get: endpoint({
      method: 'GET',
      path: '/emotion/learning',
      permission: 'emotion:review',
      summary: 'What the engine has learnt from corrections here, version by version, and how each was judged',
    }).output(learning),
    putLive: endpoint({
      method: 'PUT',
      path: '/emotion/learning/live',
      permission: 'organisation:write',
      summary: 'Let another version read from now on, or the engine as it came; the latest messages are read again',
    })
      .input(z.object({ number: z.number().int().min(1).nullable() }))
      .output(learning),
  },
  reviewSettings: {
    get: endpoint({
      method: 'GET',
      path: '/review-settings',
      permission: 'emotion:review',
      summary: 'How sure a reading must be to stand without a person',
    }).output(z.object({ threshold })),
    put: endpoint({
      method: 'PUT',
      path: '/review-settings',
      permission: 'organisation:write',
      summary: 'Set how sure a reading must be; what is sure enough leaves the queue, recent ones that are not come',
    })
      .input(z.object({ threshold }))
      .output(z.object({ threshold })),
    foresight: endpoint({
      method: 'GET',
      path: '/review-settings/foresight',
      permission: 'emotion:review',
      summary: 'For each threshold, the reviews and the errors it would have meant over the last 90 days',
    }).output(foresight),
  },
}
