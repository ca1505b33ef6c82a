import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Files kept beside the database: attachments by the hash of their content, uploads by their id. */
export type Files = {
  /** Stores content once under its SHA-256 and answers that key. Safe to repeat. */
  keep(content: Buffer | { path: string }): Promise<string>
  /** A kept file as a Blob that streams from disk. Throws when it is gone. */
  open(key: string, mediaType: string): Promise<Blob>
  path(key: string): string
  /** Writes bytes at an offset of a growing file and flushes them to disk; answers its size. */
  writeAt(key: string, offset: number, bytes: Uint8Array): Promise<number>
  size(key: string): Promise<number>
  remove(key: string): Promise<void>
}

const safeKey = /^[a-z0-9-]+$/

export function filesIn(dataDir: string): Files {
  const folder = join(dataDir, 'files')
  const path = (key: string) => {
    if (!safeKey.test(key)) throw new Error(`not a file key: ${key}`)
    return join(folder, key.slice(0, 2), key)
  }
  const prepare = async (key: string) => {
    const target = path(key)
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
    return target
  }
  return {
    path,
    async keep(content) {
      const key = await hashOf(content)
      const target = await prepare(key)
      if (await exists(target)) return key
      const draft = `${target}.${process.pid}.part`
      await (Buffer.isBuffer(content) ? writeFile(draft, content, { mode: 0o600 }) : copyFile(content.path, draft))
      await rename(draft, target)
      return key
    },
    open: (key, mediaType) => openAsBlob(path(key), { type: mediaType }),
    async writeAt(key, offset, bytes) {
      const file = await open(await prepare(key), offset === 0 ? 'w' : 'r+', 0o600)
      try {
        await file.write(bytes, 0, bytes.length, offset)
        await file.datasync()
        return (await file.stat()).size
      } finally {
        await file.close()
      }
    },
    size: async (key) => ((await exists(path(key))) ? (await stat(path(key))).size : 0),
    remove: (key) => rm(path(key), { force: true }),
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function hashOf(content: Buffer | { path: string }): Promise<string> {
  const hash = createHash('sha256')
  if (Buffer.isBuffer(content)) hash.update(content)
  else await pipeline(createReadStream(content.path), hash)
  return hash.digest('hex')
}
