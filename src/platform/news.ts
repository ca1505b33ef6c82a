import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Id } from '#kit/id.ts'
import type { Database } from './database.ts'
import type { EventTables, StoredEvent } from './events.ts'

/** Everything announced from now on, or after a given event, in the order it was stored. */
export type News = {
  follow(signal: AbortSignal, after?: string): AsyncGenerator<StoredEvent>
  close(): Promise<void>
}

const channel = 'attune_news'
export const tellNews = `SELECT pg_notify('${channel}', '')`

/** A transaction that began earlier may commit later: looking back this far finds its events too. */
const lookBackMs = 10_000
const pollMs = 2_000

/**
 * Follows the stored events. A notification only wakes the reader earlier than its next look:
 * nothing depends on notifications arriving.
 */
export function openNews(db: Database, pool: pg.Pool, clock: () => Date): News {
  const sleepers = new Set<() => void>()
  const wake = () => sleepers.forEach((sleeper) => sleeper())
  const listening = listen(pool, wake)

  const nap = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        sleepers.delete(done)
        timer.abort()
        resolve()
      }
      const timer = new AbortController()
      sleepers.add(done)
      signal.addEventListener('abort', done, { once: true })
      pause(pollMs, undefined, { signal: timer.signal, ref: false }).then(done, () => undefined)
    })

  return {
    async *follow(signal, after) {
      const seen = new Set<string>()
      let since = after ? timeOf(after) : clock()
      if (after) seen.add(after)
      else for (const event of await readEvents(db, since)) seen.add(event.id)
      while (!signal.aborted) {
        const fresh = (await readEvents(db, since)).filter((event) => !seen.has(event.id))
        for (const event of fresh) {
          seen.add(event.id)
          yield event
        }
        since = clock()
        if (fresh.length === 0) await nap(signal)
      }
    },
    async close() {
      wake()
      await listening.then((stop) => stop())
    },
  }
}

/** An id of version 7 carries its instant. */
const timeOf = (id: string) => new Date(parseInt(id.replaceAll('-', '').slice(0, 12), 16))

const readEvents = (db: Database, since: Date): Promise<StoredEvent[]> =>
  db
    .withTables<EventTables>()
    .selectFrom('events')
    .selectAll()
    .where('at', '>', new Date(since.getTime() - lookBackMs))
    .orderBy('at')
    .orderBy('id')
    .limit(1000)
    .execute() as Promise<(StoredEvent & { id: Id<'event'> })[]>

async function listen(pool: pg.Pool, wake: () => void): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.PoolClient | null = null
  const connect = async () => {
    client = await pool.connect()
    client.on('notification', wake)
    client.once('error', () => {
      client?.release(true)
      client = null
      if (!stopped) setTimeout(() => void connect().catch(() => undefined), pollMs).unref()
    })
    await client.query(`LISTEN ${channel}`)
  }
  await connect().catch(() => undefined)
  return async () => {
    stopped = true
    client?.release(true)
  }
}
