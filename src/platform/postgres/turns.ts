import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { unavailable } from '#kit/errors.ts'
import { identityOf, isAlive } from './process-identity.ts'

const patienceMs = 120_000

/**
 * Does `work` while no other process does any under the same lock file. A lock left by a process that was killed
 * is taken over.
 */
export async function inTurn<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs
  while (!(await take(lock))) {
    if (performance.now() > deadline) {
      throw unavailable(
        'Another Attune process has been starting or stopping the database for two minutes. See {lock}.',
        { lock },
      )
    }
    await wait(50)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, identityOf(process.pid) ?? '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = await readFile(lock, 'utf8').catch(() => null)
    // An empty file is one its maker is just about to fill, unless that maker died: then it stays empty.
    if (holder === '') await wait(250)
    if (holder !== null && !isAlive(holder) && (await readFile(lock, 'utf8').catch(() => null)) === holder) {
      const aside = `${lock}.${process.pid}`
      await rename(lock, aside).catch(() => undefined)
      await rm(aside, { force: true })
    }
    return false
  }
}

/** Notes in `folder` that this process uses the server; returns what takes the note away again. */
export async function signIn(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const note = join(folder, `${process.pid}-${crypto.randomUUID()}`)
  await writeFile(note, identityOf(process.pid) ?? '')
  return () => rm(note, { force: true })
}

/** How many notes in `folder` belong to living processes. Notes of dead ones are taken away. */
export async function countUsers(folder: string): Promise<number> {
  let alive = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const note = join(folder, name)
    if (isAlive(await readFile(note, 'utf8').catch(() => ''))) alive++
    else await rm(note, { force: true })
  }
  return alive
}
