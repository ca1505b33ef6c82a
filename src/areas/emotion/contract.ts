import { z } from 'zod'
import { endpoint, idOf, instant } from '#kit/contract.ts'
import { moodSteps } from './domain/correction.ts'
import { sources } from './domain/counting.ts'
import { answerKinds } from './domain/external-reading.ts'
import { troubleKinds } from './domain/external-trouble.ts'
import { families, labels, shownLabels } from './domain/label.ts'
import { reasonsAside, versionStates } from './domain/learning.ts'
import { lifeEvents } from './domain/life-event.ts'
import { reasonsUnread, traits } from './domain/reading.ts'
import { reviewReasons } from './domain/review.ts'

const shown = z.enum(shownLabels)
const share = z.number().min(0).max(1)

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
const externalReading = z.object({
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

/** What goes wrong among some readings, by what people answered, with its interval, or by the machine's own estimate. */
const wrong = z.discriminatedUnion('by', [
  z.object({ by: z.literal('reviews'), share, low: share, high: share, answers: z.number() }),
  z.object({ by: z.literal('machine'), share }),
])

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

/** Words of the message, in UTF-16 offsets, and by how much they raise the log-odds of the feeling against all others. */
const term = z.object({ start: z.number(), end: z.number(), gain: z.number() })

const readingWhy = z.object({
  /** What moved the first tier towards the shown feeling, and away from it; null where it was not read by this version. */
  terms: z.object({ towards: z.array(term), away: z.array(term) }).nullable(),
  /** How often readings about this sure are right; null where nothing is known of it. */
  right: wrong.nullable(),
})

export type ReadingWhy = z.infer<typeof readingWhy>

const understanding = z.object({
  /** What it says of a text: `label`, `sentiment` or a `valence` on a scale (docs/external-engine.md). */
  kind: z.enum(answerKinds),
  /** Where its numbers begin and end; of no meaning for labels and sentiments. */
  scale: z.object({ worst: z.number(), best: z.number() }).default({ worst: -1, best: 1 }),
})

const externalEngineInput = z.object({
  name: z.string().trim().min(1).max(60),
  url: z.string().trim().min(1).max(2000),
  /** Sent as a bearer token and never given back. Null for none; left out, the kept one stays. */
  token: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,4000}$/)
    .nullable()
    .optional(),
  understanding,
  timeoutSeconds: z.number().int().min(1).max(60).default(10),
})
export type ExternalEngineInput = z.infer<typeof externalEngineInput>

const externalTrouble = z.object({
  kind: z.enum(troubleKinds),
  status: z.number().nullable(),
  field: z.string().nullable(),
  reason: z.string().nullable(),
})
export type ExternalTroubleView = z.infer<typeof externalTrouble>

const externalEngine = z.object({
  name: z.string(),
  host: z.string(),
  /** Null for who may not change it. */
  url: z.string().nullable(),
  hasToken: z.boolean(),
  understanding,
  timeoutSeconds: z.number(),
  /** Why nothing is sent for now, since when, and when it is tried again; null while it answers. */
  pause: z.object({ trouble: externalTrouble, since: instant, triesAgainAt: instant }).nullable(),
})
export type ExternalEngineView = z.infer<typeof externalEngine>

const trial = z.object({
  /** The made-up sentence that was sent. */
  sentence: z.string(),
  said: externalReading.pick({ label: true, family: true, valence: true, confidence: true }).nullable(),
  /** What stood in the way; null where it answered as agreed. */
  trouble: externalTrouble.nullable(),
  tookMs: z.number(),
})
export type TrialView = z.infer<typeof trial>

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
  externalEngine: {
    get: endpoint({
      method: 'GET',
      path: '/external-engine',
      permission: 'emotion:read',
      summary: 'The external engine, and whether it answers; null while there is none',
    }).output(externalEngine.nullable()),
    agreement: endpoint({
      method: 'GET',
      path: '/external-engine/agreement',
      permission: 'emotion:read',
      summary: 'How many messages it read; of those where both can tell, how many in the same family as here',
    }).output(z.object({ read: z.number(), compared: z.number(), agreed: z.number() })),
    put: endpoint({
      method: 'PUT',
      path: '/external-engine',
      permission: 'organisation:write',
      summary: 'Set up or change the external engine',
      description:
        'Only messages of contacts who agreed to external reading are sent. At another origin it is another engine: everybody’s consent ends, and what the one before said is erased.',
    })
      .input(externalEngineInput)
      .output(externalEngine),
    remove: endpoint({
      method: 'DELETE',
      path: '/external-engine',
      permission: 'organisation:write',
      summary: 'Remove the external engine, everybody’s consent to it, and all that it said',
    }).output(z.object({})),
    trial: endpoint({
      method: 'POST',
      path: '/external-engine/trial',
      permission: 'organisation:write',
      summary: 'Send a made-up sentence to an external engine, and say what came of it',
    })
      .input(externalEngineInput)
      .output(trial),
    resume: endpoint({
      method: 'POST',
      path: '/external-engine/resume',
      permission: 'organisation:write',
      summary: 'End a pause: ask the external engine again now',
    }).output(externalEngine),
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
