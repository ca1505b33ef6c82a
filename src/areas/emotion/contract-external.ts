import { z } from 'zod'
import { endpoint, instant } from '#kit/contract.ts'
import { answerKinds } from './domain/external-reading.ts'
import { troubleKinds } from './domain/external-trouble.ts'
import { externalReading } from './contract-readings.ts'

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

export const externalContract = {
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
}
