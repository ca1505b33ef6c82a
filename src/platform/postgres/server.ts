import { spawn } from 'node:child_process'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { unavailable } from '#kit/errors.ts'
import { freePort, keepAccess, type Access } from './access.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { clusterIn, databaseTrouble } from './cluster.ts'
import { commandOf, isRunning } from './process-identity.ts'

/** Settings of the server, by their PostgreSQL names. */
export type Settings = Readonly<Record<string, string | number>>

const maxLogBytes = 5_000_000
const recoveryMinutes = 30

/** For a small machine that also runs Attune. Replication is off: backups are made by Attune itself. */
const defaults: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  shared_buffers: `${Math.round(Math.min(256, totalmem() / 2 ** 23))}MB`,
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_level: 'minimal',
  max_wal_senders: 0,
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements reach the caller; here they would only fill the disk.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/** The number of the server process that has the cluster open, or null. A left-over file of a dead one is ignored. */
export async function runningServer(dataDir: string): Promise<number | null> {
  const [pid] = await serverFile(dataDir)
  const number = Number(pid)
  if (!number || !isRunning(number)) return null
  return commandOf(number)?.includes('postgres') ? number : null
}

/** Waits until the server answers, through recovery if it must. False: it ended instead. */
export async function becomesReady(dataDir: string, pid: number, log: (line: string) => void): Promise<boolean> {
  const begun = performance.now()
  let sayAfterMs = 5_000
  while (isRunning(pid)) {
    const [owner, , , , , , , status] = await serverFile(dataDir)
    if (Number(owner) === pid && status?.trim() === 'ready') return true
    const waitedMs = performance.now() - begun
    if (waitedMs > recoveryMinutes * 60_000) return false
    if (waitedMs > sayAfterMs) {
      log(`The database is still recovering after ${Math.round(waitedMs / 1000)} s`)
      sayAfterMs *= 2
    }
    await wait(20)
  }
  return false
}

/** Starts a server process on the cluster and waits until it is ready, taking another port when its own is in use. */
export async function startServer(
  place: {
    dataDir: string
    binaries: Binaries
    account: Account | null
    settings: Settings
    log: (line: string) => void
  },
  access: Access,
): Promise<{ pid: number; access: Access }> {
  let said = ''
  for (let attempt = 1; attempt <= 8; attempt++) {
    const { pid, logFile, logStart } = await spawnServer(place, access)
    if (await becomesReady(place.dataDir, pid, place.log)) return { pid, access }
    said = (await readFile(logFile, 'utf8')).slice(logStart)
    if (/Address already in use/.test(said)) {
      access = await keepAccess(place.dataDir, { ...access, port: await freePort() })
    } else if (/lock file "postmaster.pid" already exists/.test(said)) {
      await removeForeignPid(place.dataDir)
    } else if (!/pre-existing shared memory block/.test(said)) break
    await wait(250 * attempt)
  }
  throw databaseTrouble(place.dataDir, said)
}

async function spawnServer(
  {
    dataDir,
    binaries,
    account,
    settings,
  }: { dataDir: string; binaries: Binaries; account: Account | null; settings: Settings },
  { port }: Access,
) {
  const logFile = join(dataDir, 'postgres.log')
  const logStart = await makeRoom(logFile)
  const log = await open(logFile, 'a', 0o600)
  // The link in the data folder may lie where the account cannot go; what it leads to does not.
  const cluster = await realpath(clusterIn(dataDir))
  try {
    const words = Object.entries({ ...defaults, ...settings, port }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ])
    const server = spawn(binaries.postgres, ['-D', cluster, ...words], {
      cwd: cluster,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      // A group of its own: Ctrl-C reaches us first, and we stop it when our own work is done.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    })
    const pid = await new Promise<number>((resolve, reject) => {
      server.once('error', (cause) => reject(databaseTrouble(dataDir, cause.message, cause)))
      server.once('spawn', () => resolve(server.pid ?? 0))
    })
    server.unref()
    return { pid, logFile, logStart }
  } finally {
    await log.close()
  }
}

/** Stops the server: it ends open connections, writes everything down and leaves. */
export async function stopServer(dataDir: string): Promise<void> {
  const pid = await runningServer(dataDir)
  if (pid === null) return
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
  ] as const) {
    process.kill(pid, signal)
    const deadline = performance.now() + seconds * 1000
    while (performance.now() < deadline) {
      if (!isRunning(pid)) return
      await wait(20)
    }
  }
  throw unavailable(
    'The database server (process {pid}) does not stop. Your work is saved; end the process yourself.',
    { pid },
  )
}

const serverFile = async (dataDir: string): Promise<string[]> =>
  (await readFile(join(clusterIn(dataDir), 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')

/** PostgreSQL takes any living process with the old number for itself; we know better when it is none. */
async function removeForeignPid(dataDir: string): Promise<void> {
  if ((await runningServer(dataDir)) === null) await rm(join(clusterIn(dataDir), 'postmaster.pid'), { force: true })
}

async function makeRoom(logFile: string): Promise<number> {
  const size = (await stat(logFile).catch(() => null))?.size ?? 0
  if (size <= maxLogBytes) return size
  await rename(logFile, `${logFile}.1`)
  return 0
}
