import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'

/** What a command is given: its words, where to write, and when to stop. */
export type Terminal = {
  readonly args: readonly string[]
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly signal: AbortSignal
  readonly log: Log
  readonly clock: () => Date
  /** Reads the environment; only commands that need it fail when it is wrong. */
  readonly config: () => Config
}

export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What follows the name, and what it means. */
  readonly usage: string
  run(terminal: Terminal): Promise<void>
}
