import { mkdir, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { reasonOf, unavailable } from '#kit/errors.ts'

/** Makes the data folder, open to enter and closed to look around: the database may run as another user. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    await tryToWrite(dataDir)
  } catch (cause) {
    throw unavailable(
      'The data folder {dataDir} cannot be made or written to: {reason}. Set DATA_DIR to a folder you may write to.',
      { dataDir, reason: reasonOf(cause) },
      { cause },
    )
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? ''

/** One folder after the other: in a place such as /proc, making them in one go never comes to an end. */
async function makeFolder(folder: string): Promise<void> {
  if (await stat(folder).catch(() => null)) return
  await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o711 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
}

/** A full disk is told of later, with how much room is needed. */
async function tryToWrite(folder: string): Promise<void> {
  const trial = join(folder, `.trial-${process.pid}`)
  await mkdir(trial).then(
    () => rmdir(trial),
    (error: unknown) => {
      if (!['ENOSPC', 'EDQUOT', 'EEXIST'].includes(codeOf(error))) throw error
    },
  )
}
