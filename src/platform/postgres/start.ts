import { join } from 'node:path'
import { Client } from 'pg'
import { reasonOf, unavailable } from '#kit/errors.ts'
import { makeDataDir } from '../data-dir.ts'
import { adminUrl, appUrl, keepAccess, newAccess, readAccess, type Access } from './access.ts'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { checkCluster, clusterIn, databaseTrouble, hasCluster, makeCluster } from './cluster.ts'
import { becomesReady, runningServer, startServer, stopServer, type Settings } from './server.ts'
import { countUsers, inTurn, signIn } from './turns.ts'

export interface PostgresOptions {
  /** Absolute path of the folder that holds the server's files, made when missing. */
  readonly dataDir: string
  /** Gets one plain line for each thing worth telling. */
  readonly log: (line: string) => void
  /** Changes to the server's settings, by their PostgreSQL names. */
  readonly settings?: Settings
}

export interface RunningPostgres {
  /** Where the `attune` role reaches the `attune` database. It may create databases, and is no superuser. */
  readonly url: string
  /** Whether the server was already running, for another process or after a kill. */
  readonly adopted: boolean
  /** Leaves the server; the last process to leave stops it. */
  readonly stop: () => Promise<void>
}

const watchEveryMs = 1000

/**
 * Starts the PostgreSQL that comes with Attune, or joins the one already running on the same data folder. While we
 * use it, it is started again when it ends by itself.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir, log } = options
  await makeDataDir(dataDir)
  const inOurTurn = <T>(work: () => Promise<T>): Promise<T> => inTurn(join(dataDir, 'postgres.lock'), work)
  const users = join(dataDir, 'postgres-users')
  const { signOut, ...running } = await inOurTurn(async () => {
    const started = await joinOrStart(options)
    return { ...started, signOut: await signIn(users) }
  }).catch((error: unknown) => {
    throw isDiskFull(error) ? databaseTrouble(dataDir, reasonOf(error), error) : error
  })
  const watch = setInterval(() => void keepRunning(), watchEveryMs).unref()
  let isBusy = false
  let isOver = false

  async function keepRunning(): Promise<void> {
    if (isBusy || (await runningServer(dataDir)) !== null) return
    isBusy = true
    log('The database ended by itself; starting it again')
    await inOurTurn(async () => isOver || (await joinOrStart(options))).catch((error: unknown) => log(reasonOf(error)))
    isBusy = false
  }

  return {
    url: running.url,
    adopted: running.adopted,
    stop: async () => {
      isOver = true
      clearInterval(watch)
      await inOurTurn(async () => {
        await signOut()
        if ((await countUsers(users)) === 0) await stopServer(dataDir)
      })
    },
  }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

async function joinOrStart(options: PostgresOptions): Promise<{ url: string; adopted: boolean }> {
  const { dataDir, log } = options
  const access = await readAccess(dataDir)
  const pid = await runningServer(dataDir)
  if (access && pid !== null && (await becomesReady(dataDir, pid, log))) {
    await ensureDatabase(access)
    return { url: appUrl(access), adopted: true }
  }
  return { url: appUrl(await startOwn(options, access)), adopted: false }
}

async function startOwn({ dataDir, log, settings = {} }: PostgresOptions, kept: Access | null): Promise<Access> {
  const isNew = !(await hasCluster(dataDir))
  if (!isNew && !kept) {
    throw unavailable(
      'The password of the database is missing: bring back the file postgres-access.json in {dataDir}, from a copy of that folder.',
      { dataDir },
    )
  }
  const account = await chooseAccount(clusterIn(dataDir))
  const binaries = await findBinaries(account)
  const access = kept ?? (await keepAccess(dataDir, await newAccess()))
  if (isNew) {
    log('Creating the database')
    await makeCluster(dataDir, binaries, account, access.adminPassword)
  }
  await checkCluster(dataDir, binaries, account)
  const started = await startServer({ dataDir, binaries, account, settings, log }, access)
  await ensureDatabase(started.access)
  return started.access
}

/** Makes the role and the database when a first start was cut off before it did. */
async function ensureDatabase(access: Access): Promise<void> {
  const asApp = new Client({ connectionString: appUrl(access) })
  const isThere = await asApp.connect().then(
    () => true,
    () => false,
  )
  await asApp.end().catch(() => undefined)
  if (isThere) return
  const admin = new Client({ connectionString: adminUrl(access) })
  try {
    await admin.connect()
    const { rows } = await admin.query<{ role: boolean; database: boolean }>(
      "select exists (select from pg_roles where rolname = 'attune') as role, exists (select from pg_database where datname = 'attune') as database",
    )
    if (!rows[0]?.role) await admin.query('create role attune login createdb')
    await admin.query(`alter role attune password ${admin.escapeLiteral(access.password)}`)
    if (!rows[0]?.database) await admin.query('create database attune owner attune')
  } finally {
    await admin.end().catch(() => undefined)
  }
}
