import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { invalid, reasonOf } from '#kit/errors.ts'
import type { Reason } from '../../domain/incoming.ts'

/** A file of an archive, unpacked beside it for as long as it is looked at; or why it was not unpacked. */
export type Unpacked = { name: string; number: number; bytesRead: number } & ({ path: string } | { reason: Reason })

const largestEntry = 20 * 2 ** 30
/** No mail packs a thousand times smaller: such an entry only fills the disk. */
const strongestPacking = 1000
const harmless = 64 * 2 ** 20

/** The files of a zip archive one by one. Names are never used as paths. */
export async function* unzip(path: string): AsyncGenerator<Unpacked> {
  const zip = await openZip(path)
  const folder = await mkdtemp(join(tmpdir(), 'attune-zip-'))
  try {
    let number = 0
    for await (const entry of entriesOf(zip)) {
      number += 1
      const name = nameOf(entry)
      if (isClutter(name)) continue
      const place = { name, number, bytesRead: entry.relativeOffsetOfLocalHeader + entry.compressedSize }
      const refused = whyRefused(entry, name)
      if (refused) {
        yield { ...place, reason: refused }
        continue
      }
      const target = join(folder, String(number))
      const failure = await unpack(zip, entry, target)
      yield failure ? { ...place, reason: failure } : { ...place, path: target }
      await rm(target, { force: true })
    }
  } finally {
    zip.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    // Names are checked one by one: one bad name must not cost the whole archive.
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
      if (zip) resolve(zip)
      else
        reject(
          invalid('This zip archive is damaged ({reason}). Pack it again, then import it again.', {
            reason: reasonOf(error),
          }),
        )
    })
  })

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip
        .removeAllListeners()
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject)
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

const isUtf8 = 0x800
const nameOf = (entry: Entry): string => {
  const bytes = entry.fileName as unknown as Buffer
  return bytes.toString(entry.generalPurposeBitFlag & isUtf8 || !bytes.some((byte) => byte > 127) ? 'utf8' : 'latin1')
}

const isClutter = (name: string) =>
  name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$)/.test(name)

function whyRefused(entry: Entry, name: string): Reason | null {
  if (yauzl.validateFileName(name))
    return { pattern: 'Its name “{name}” leads outside the archive; it was not unpacked.', values: { name } }
  if (entry.generalPurposeBitFlag & 1)
    return { pattern: 'It is encrypted. Unpack the archive with its password and import the files.', values: {} }
  const { uncompressedSize: size, compressedSize } = entry
  const isBomb = size > largestEntry || (size > harmless && size > compressedSize * strongestPacking)
  return isBomb
    ? { pattern: 'It unpacks to {size} bytes, which no mail does; it was not unpacked.', values: { size } }
    : null
}

async function unpack(zip: ZipFile, entry: Entry, target: string): Promise<Reason | null> {
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (opened ? resolve(opened) : reject(error)))
    })
    await pipeline(stream, createWriteStream(target, { mode: 0o600 }))
    return null
  } catch (error) {
    return { pattern: 'It cannot be unpacked: {reason}', values: { reason: reasonOf(error) } }
  }
}
