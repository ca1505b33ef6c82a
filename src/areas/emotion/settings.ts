import { z } from 'zod'
import { defineSetting } from '#platform/settings.ts'
import { answerKinds } from './domain/external-reading.ts'
import { troubleKinds } from './domain/external-trouble.ts'
import { initialThreshold } from './domain/review.ts'

/** Readings less sure than this are looked at by a person. */
export const reviewThreshold = defineSetting('emotion.review-threshold', z.number().min(0).max(0.95), initialThreshold)

const instant = z.coerce.date()

/** The external engine of this organisation; null while there is none. The token is closed (platform/seal.ts). */
export const externalEngine = defineSetting(
  'emotion.external-engine',
  z
    .object({
      name: z.string(),
      url: z.string(),
      closedToken: z.string().nullable(),
      understanding: z.object({
        kind: z.enum(answerKinds),
        scale: z.object({ worst: z.number(), best: z.number() }),
      }),
      timeoutSeconds: z.number(),
      /** Since when it is the same engine, by the origin of its address: only consent recorded since then is for it. */
      setUpAt: instant,
    })
    .nullable(),
  null,
)

/** Why nothing is sent to the external engine for now; null while it answers. */
export const externalPause = defineSetting(
  'emotion.external-pause',
  z
    .object({
      trouble: z.object({
        kind: z.enum(troubleKinds),
        status: z.number().nullable(),
        field: z.string().nullable(),
        reason: z.string().nullable(),
        retryAfterSeconds: z.number().nullable(),
      }),
      since: instant,
      count: z.number(),
      triesAgainAt: instant,
    })
    .nullable(),
  null,
)
