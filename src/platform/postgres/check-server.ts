import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { reasonOf, unavailable, type Failure } from '#kit/errors.ts'

const oldestMajor = 15
const startingUp = [
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]

/**
 * Makes sure that the server named by DATABASE_URL answers and is new enough; waits for one that is just starting.
 * @param patienceMs how long to wait for it, in milliseconds
 * @returns its version, such as `16.4`
 * @throws unavailable, with what to do about it
 */
export async function checkServer(url: string, { patienceMs = 10_000 } = {}): Promise<{ version: string }> {
  const place = placeOf(url)
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await askVersion(url, place)
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      const isHopeless = !startingUp.includes(code) && !/timeout expired|terminated/.test(reasonOf(error))
      if (isHopeless || performance.now() > deadline) throw explain(error, code, place)
      await wait(500)
    }
  }
}

async function askVersion(url: string, place: string): Promise<{ version: string }> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // Without a listener, a connection that breaks between two queries would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number; version: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    )
    const { number = 0, version = 'of an unknown version' } = rows[0] ?? {}
    refuseTooOld(number, version, place)
    return { version }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Refuses a server that is older than what Attune needs.
 * @param number its version as a number, such as 160004
 */
export function refuseTooOld(number: number, version: string, place: string): void {
  if (number >= oldestMajor * 10_000) return
  throw unavailable(
    'DATABASE_URL points to PostgreSQL {version} at {place}; Attune needs PostgreSQL 15 or newer. Upgrade that server, or leave DATABASE_URL empty to use the one that comes with Attune.',
    { version, place },
  )
}

function explain(error: unknown, code: string, place: string): Failure {
  if (error instanceof Error && error.name === 'Failure') return error as Failure
  const because = { cause: error }
  if (code.startsWith('28')) {
    return unavailable(
      'The server at {place} refused the user or password in DATABASE_URL. Correct it and start again.',
      { place },
      because,
    )
  }
  if (code === '3D000') {
    return unavailable(
      'The server at {place} has no such database. Create it with "createdb", or correct DATABASE_URL.',
      { place },
      because,
    )
  }
  return unavailable(
    'The database at {place} cannot be reached: {reason}. Start it, correct DATABASE_URL, or leave DATABASE_URL empty to use the database that comes with Attune.',
    { place, reason: reasonOf(error) || code },
    because,
  )
}

/** Host, port and database of an address, without user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url))
    throw unavailable('DATABASE_URL is not an address. It looks like postgres://user:password@host:5432/database.')
  const { protocol, host, pathname } = new URL(url)
  if (!/^postgres(ql)?:$/.test(protocol)) {
    throw unavailable(
      'DATABASE_URL begins with {protocol}; it must begin with postgres://, because Attune keeps its data in PostgreSQL.',
      { protocol: `${protocol}//` },
    )
  }
  return `${host || 'localhost'}${pathname}`
}
