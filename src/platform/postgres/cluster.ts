import { execFile } from 'node:child_process'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  statfs,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { reasonOf, unavailable } from '#kit/errors.ts'
import { findClosed, type Account } from './account.ts'
import { systemFolder, type Binaries } from './binaries.ts'

const run = promisify(execFile)

/** A new cluster takes 40 MB; its journal grows to this before the first checkpoint of a large import. */
const neededMegabytes = 250

/** Where the server's files are seen from the data folder: a folder, or a link to one the account can enter. */
export const clusterIn = (dataDir: string): string => join(dataDir, 'postgres')

/** Whether the cluster is there and complete. Says what to do when it is there and cannot be used. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  const cluster = clusterIn(dataDir)
  if (!(await lstat(cluster).catch(() => null))) return false
  if (await stat(cluster).catch(() => null)) return true
  throw unavailable(
    'The database of {dataDir} was in {place}, which is gone. Bring that folder back, or remove the link {cluster} to start with an empty database and restore a backup.',
    { dataDir, cluster, place: await readlink(cluster) },
  )
}

/** Refuses a cluster made by another major version of PostgreSQL, and one its account cannot reach. */
export async function checkCluster(dataDir: string, binaries: Binaries, account: Account | null): Promise<void> {
  const cluster = clusterIn(dataDir)
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((cause: unknown) => {
    throw unavailable(
      'The database in {cluster} cannot be read: {reason}. Start Attune as the user it was first started as, or as root.',
      { cluster, reason: reasonOf(cause) },
      { cause },
    )
  })
  if (Number(found) !== binaries.major) {
    throw unavailable(
      'The database in {cluster} was made by PostgreSQL {found}, and this version of Attune brings PostgreSQL {major}. With the version of Attune you ran before, run "npm run attune -- backup FILE". Then rename {cluster} and run "npm run attune -- restore FILE" with this version.',
      { cluster, found: found.trim(), major: binaries.major },
    )
  }
  const closed = await findClosed(account, await realpath(cluster))
  if (account && closed) {
    throw unavailable(
      'PostgreSQL runs as {name}, who may not enter {closed}. Allow it with "chmod o+x {closed}", or set DATA_DIR to another folder.',
      {
        name: account.name,
        closed,
      },
    )
  }
}

/** Makes a new, empty cluster. Killed halfway, it leaves nothing that a later start would take for a cluster. */
export async function makeCluster(dataDir: string, binaries: Binaries, account: Account | null, password: string) {
  await checkSpace(dataDir)
  const isOpen = (await findClosed(account, dataDir)) === null
  const place = isOpen ? clusterIn(dataDir) : join(await ownFolder(), 'postgres')
  const unfinished = `${place}.new`
  const passwordFile = join(dirname(place), 'postgres.password')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (account) for (const path of [unfinished, passwordFile]) await chown(path, account.uid, account.gid)
    await initialise(unfinished, passwordFile, binaries, account)
    await rename(unfinished, place)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    await rm(passwordFile, { force: true })
  }
  if (!isOpen) await symlink(place, clusterIn(dataDir))
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(await systemFolder(), 'data-'))
  await chmod(folder, 0o711)
  return folder
}

async function initialise(cluster: string, passwordFile: string, { initdb }: Binaries, account: Account | null) {
  const words = [
    ...['-D', cluster, '-U', 'attune_admin', '--pwfile', passwordFile, '--auth=scram-sha-256', '--no-instructions'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]
  const as = account ? { uid: account.uid, gid: account.gid } : {}
  await run(initdb, words, { cwd: cluster, env: { LC_ALL: 'C', TZ: 'UTC' }, ...as }).catch((cause: unknown) => {
    const said = (cause as { stderr?: string }).stderr || reasonOf(cause)
    throw databaseTrouble(dirname(cluster), said, cause)
  })
}

async function checkSpace(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  const megabytes = Math.floor((bavail * bsize) / 1_000_000)
  if (megabytes >= neededMegabytes) return
  throw unavailable(
    'The disk that holds {dataDir} has {megabytes} MB left, and a new database needs {neededMegabytes} MB. Free some space, or set DATA_DIR to a folder on another disk.',
    { dataDir, megabytes, neededMegabytes },
  )
}

/** What the server said before it gave up, as a message that says what to do. */
export function databaseTrouble(folder: string, said: string, cause?: unknown) {
  const log = said.trim().split('\n').slice(-8).join('\n')
  if (/No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/i.test(said)) {
    return unavailable(
      'The disk that holds {folder} is full, so the database cannot start. Nothing is lost. Free some space and start again.\n{log}',
      { folder, log },
      { cause },
    )
  }
  return unavailable('The database in {folder} did not start. It said:\n{log}', { folder, log }, { cause })
}
