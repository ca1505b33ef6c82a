import type { Config } from './config.ts'
import type { Context, Transact } from './context.ts'
import type { Files } from './files.ts'
import type { JobKind } from './kinds.ts'
import type { Log } from './log.ts'

/** What a job is given. `transact` may be called as often as the work needs; `signal` tells it to stop at a good place. */
export type Tools = {
  readonly transact: Transact
  readonly clock: () => Date
  readonly files: Files
  readonly config: Config
  readonly log: Log
  readonly signal: AbortSignal
}

/** How a job is done. It may be run twice, so it must be safe to repeat. */
export type Work = {
  readonly job: string
  /** How often it is tried again when it fails, with growing pauses. */
  readonly retries: number
  /** After how many seconds of work it counts as stuck and is tried again. */
  readonly expiresInSeconds: number
  /** Whether it is left to a process that stays, such as a server or a worker. */
  readonly isPatient: boolean
  run(tools: Tools, payload: never): Promise<void>
}

export const handle = <Payload extends object>(
  job: JobKind<Payload>,
  run: (tools: Tools, payload: Payload) => Promise<void>,
  { retries = 5, expiresInSeconds = 300, isPatient = false } = {},
): Work => ({ job: job.name, retries, expiresInSeconds, isPatient, run })

/** Work that comes back on a schedule, in cron's five fields and UTC. */
export type Scheduled = { readonly name: string; readonly cron: string; run(ctx: Context): Promise<void> }
