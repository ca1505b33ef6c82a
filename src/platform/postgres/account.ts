import { execFileSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { unavailable } from '#kit/errors.ts'

/** A user of the operating system that the database server runs as. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root. Started by root, the server runs as the owner of its files, else as the first
 * of: `postgres`, `attune` (made when missing and possible), `nobody`. Started by anyone else: null, as they are.
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(cluster).catch(() => null)
  if (owner && owner.uid !== 0) return { name: `the user number ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const found = lookUp('postgres') ?? lookUp('_postgres') ?? lookUp('attune') ?? makeAccount() ?? lookUp('nobody')
  if (found) return found
  throw unavailable(
    'PostgreSQL cannot run as root, and no other user was found to run it as. Create one with "useradd --system attune", start Attune as an ordinary user, or set DATABASE_URL.',
  )
}

function makeAccount(): Account | null {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'attune']],
    ['adduser', ['-S', '-D', '-H', 'attune']],
  ]
  for (const [command, words] of ways) {
    try {
      execFileSync(command, words, { stdio: 'ignore' })
      const made = lookUp('attune')
      if (made) return made
    } catch {
      // This system makes its users another way.
    }
  }
  return null
}

function lookUp(name: string): Account | null {
  try {
    const ask = (what: string) => Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { name, uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

/** The first folder on the way down to `path` that the account may not enter, or null when it can go all the way. */
export async function findClosed(account: Account | null, path: string): Promise<string | null> {
  if (!account) return null
  const above = dirname(path)
  const closed = above === path ? null : await findClosed(account, above)
  if (closed) return closed
  const { uid, gid, mode } = await stat(path)
  const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return mode & enter ? null : path
}
