import { resolve } from 'node:path'
import { z } from 'zod'
import { invalid } from '#kit/errors.ts'

const port = z.coerce.number().int().min(0).max(65535)

/** Every variable the environment may set. The README lists the same names; nothing else reads the environment. */
export const variables = {
  PORT: port.default(4100).describe('Port the web app and the API listen on.'),
  HOST: z.string().min(1).default('localhost').describe('Address to listen on; 0.0.0.0 for all.'),
  PUBLIC_URL: z.url().optional().describe('Address people open, when it is not http://localhost:PORT.'),
  DATA_DIR: z.string().min(1).default('.data').describe('Folder for the embedded database, files and secrets.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('A PostgreSQL 15 or newer to use instead of the embedded one.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10).describe('Most database connections per process.'),
  AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Signs sessions and closes stored secrets; made and kept in DATA_DIR when absent. Set it when several machines serve.',
    ),
  UPLOAD_LIMIT_GB: z.coerce.number().positive().default(20).describe('Largest file that may be uploaded, in GB.'),
  RATE_LIMIT: z.coerce.number().int().min(10).default(1200).describe('Most calls per minute from one address.'),
  TRUST_PROXY: z.stringbool().default(false).describe('Take the caller’s address from X-Forwarded-For.'),
} satisfies Record<string, z.ZodType>

const schema = z.object(variables)

export type Config = {
  port: number
  host: string
  publicUrl: string
  dataDir: string
  databaseUrl: string | null
  databasePool: number
  authSecret: string | null
  uploadLimitBytes: number
  callsPerMinute: number
  trustProxy: boolean
}

/** Reads and checks the environment. Throws a failure that names each variable that is wrong. An empty one counts as unset. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(set, { error: (issue) => (issue.expected === 'number' ? 'must be a number' : null) })
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw invalid('The environment is not right: {problems}. The README lists every variable.', { problems })
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    databasePool: values.DATABASE_POOL,
    authSecret: values.AUTH_SECRET ?? null,
    uploadLimitBytes: values.UPLOAD_LIMIT_GB * 1e9,
    callsPerMinute: values.RATE_LIMIT,
    trustProxy: values.TRUST_PROXY,
  }
}
