import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { reasonOf } from '#kit/errors.ts'
import type { Area } from './area.ts'
import type { Tools } from './jobs.ts'
import type { Log } from './log.ts'

type Task = {
  readonly name: string
  readonly retries: number
  readonly expiresInSeconds: number
  readonly isPatient: boolean
  run(tools: Tools, payload: never): Promise<void>
}

/** Everything that may wait in the queue: reactions to events, and later work. */
export const tasksOf = (areas: readonly Area[]): Task[] => [
  ...areas
    .flatMap((area) => area.reactions ?? [])
    .map(({ name, run }) => ({ name, run, retries: 10, expiresInSeconds: 300, isPatient: false })),
  ...areas.flatMap((area) => area.work ?? []).map(({ job, ...work }) => ({ name: job, ...work })),
]

/** How long a job may be silent, in seconds. A process that was killed gives its jobs back after this, or twice this. */
const signOfLifeSeconds = 10

/** Opens the queue for sending: every queue exists, with its retries, before anything is sent to it. */
export async function openQueue(url: string, areas: readonly Area[], log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    ...{ connectionString: url, max: 4, useListenNotify: true, application_name: 'attune queue' },
    ...{ superviseIntervalSeconds: signOfLifeSeconds, monitorIntervalSeconds: signOfLifeSeconds },
  })
  boss.on('error', (error) => log('The job queue reports an error.', { reason: reasonOf(error) }))
  await boss.start()
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const { name, retries, expiresInSeconds } of tasksOf(areas)) {
    const options = {
      ...{ retryLimit: retries, retryBackoff: true, notify: true },
      ...{ expireInSeconds: expiresInSeconds, heartbeatSeconds: signOfLifeSeconds },
    }
    await (known.has(name) ? boss.updateQueue(name, options) : boss.createQueue(name, options))
  }
  return boss
}

/** How many reactions to events wait, are at work, or are tried again within half a minute. */
export async function countReactions(pool: pg.Pool, areas: readonly Area[]): Promise<number> {
  const names = areas.flatMap((area) => area.reactions ?? []).map(({ name }) => name)
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pgboss.job WHERE name = ANY($1)
       AND (state IN ('created', 'active') OR state = 'retry' AND start_after < now() + interval '30 s')`,
    [names],
  )
  return rows[0]?.count ?? 0
}
