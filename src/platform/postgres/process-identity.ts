import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A running process as `pid start-time`. The number alone is not enough: after a restart of the machine or of a
 * container the same number belongs to someone else. Null: it does not run, or has ended and waits for its parent.
 */
export function identityOf(pid: number): string | null {
  const startedAt = startOf(pid)
  return startedAt ? `${pid} ${startedAt}` : null
}

/** Whether the process behind an identity still runs. */
export function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10)
  return pid > 0 && identityOf(pid) === identity.trim()
}

/** Whether any process has this number, ours to signal or not. */
export const isRunning = (pid: number): boolean => identityOf(pid) !== null

/** The command line of a process, or null when there is none to see. */
export function commandOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return ps(pid, 'command')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return null
  }
}

function startOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return ps(pid, 'lstart') || null
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : (rest[18] ?? null)
  } catch {
    return null
  }
}

const ps = (pid: number, column: string): string =>
  execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
