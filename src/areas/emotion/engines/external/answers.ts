import { z } from 'zod'
import { sentiments } from '../../domain/external-reading.ts'
import type { Answer, Understanding } from '../../domain/external-reading.ts'
import { trouble } from '../../domain/external-trouble.ts'
import type { Trouble } from '../../domain/external-trouble.ts'
import { labels, shownLabels } from '../../domain/label.ts'

/** The answers of an external engine, one for each text in its order, and the version that it says it has. */
export type Answers = { answers: Answer[]; version: string }

const share = z.number().min(0).max(1)
const valence = z.number().min(-1).max(1).nullable().optional()

/** What an answer must hold beside its id and confidence, for each way it can be understood. */
const partsOf = ({ kind, scale }: Understanding) =>
  ({
    feeling: { label: z.enum([...new Set([...shownLabels, ...labels])]).nullable(), valence },
    sentiment: { sentiment: z.string().toLowerCase().pipe(z.enum(sentiments)).nullable(), valence },
    number: {
      valence: z.number().min(Math.min(scale.worst, scale.best)).max(Math.max(scale.worst, scale.best)).nullable(),
    },
  })[kind]

const envelopeOf = (understanding: Understanding) =>
  z.object({
    version: z.string().max(100).default(''),
    readings: z.array(z.object({ id: z.string(), confidence: share, ...partsOf(understanding) })),
  })

/** Checks what an engine answered to texts with these ids; a field that is not as agreed is named. */
export function parseAnswers(body: unknown, ids: readonly string[], understanding: Understanding): Answers | Trouble {
  const parsed = envelopeOf(understanding).safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return trouble('wrong shape', { field: pathOf(issue?.path ?? []), reason: issue?.message ?? '' })
  }
  const { readings, version } = parsed.data
  const byId = new Map(readings.map((reading) => [reading.id, reading as Answer]))
  const answers = ids.flatMap((id) => byId.get(id) ?? [])
  if (answers.length === ids.length && readings.length === ids.length) return { answers, version }
  return trouble('wrong shape', { field: 'readings', reason: 'must hold each id of the request once' })
}

/** `readings[0].confidence` */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (whole, part) => (typeof part === 'number' ? `${whole}[${part}]` : `${whole}${whole && '.'}${String(part)}`),
    '',
  ) || 'the whole answer'
