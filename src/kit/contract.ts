import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Id } from './id.ts'
import { failures } from './errors.ts'

/** What a role may be allowed to do. `anyone` needs no sign-in, `signed-in` needs no particular right. */
export const permissions = [
  'anyone',
  'signed-in',
  'organisation:write',
  'contacts:read',
  'contacts:write',
  'conversations:read',
  'conversations:write',
  'imports:write',
  'emotion:read',
  'emotion:review',
  'privacy:read',
  'privacy:write',
] as const
export type Permission = (typeof permissions)[number]

type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/${string}`
  summary: string
  description?: string
  permission: Permission
  /** `detailed` hands over path, query and body apart: needed where the body is a file. */
  inputStructure?: 'compact' | 'detailed'
}

/** What every failure tells a caller: a sentence as an ICU pattern and its values. */
const failureDetails = z.object({
  pattern: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

const errors = Object.fromEntries(
  Object.entries(failures).map(([kind, status]) => [kind, { status, data: failureDetails }]),
)

const tagOf = (path: string) => path.split('/')[1] ?? ''

/** One endpoint of the API: where it is, who may use it, and what it says of itself in the documentation. */
export const endpoint = ({ permission, ...route }: Endpoint) =>
  oc
    .$meta({ permission })
    .errors(errors)
    .route({ tags: [tagOf(route.path)], ...route })

export type EndpointMeta = { permission: Permission }

/** The id of one kind of thing: a UUID in the API, a branded string in the code. */
export const idOf = <Kind extends string>(_kind: Kind) => z.uuid() as unknown as z.ZodType<Id<Kind>, string>

/** An instant: ISO 8601 with offset on the wire, a Date in the code on both sides. */
export const instant = z.coerce.date() as unknown as z.ZodType<Date, Date>

export const pageSize = z.coerce.number().int().min(1).max(200).default(50)

/** A page of rows and the cursor of the next one; null at the end. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable() })
