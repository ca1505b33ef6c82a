import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { conflict } from '#kit/errors.ts'
import { writeArchive, type ArchiveWriter } from './archive.ts'
import { columnList, listMigrations, listTables, openForCopy, quoted, type StoredTable } from './catalog.ts'
import { countsName, manifestName, partName, type Counts, type Manifest } from './manifest.ts'

const compress = promisify(gzip)
const partBytes = 4_000_000

export interface BackupOptions {
  /** The database to save; it may be in use. */
  readonly url: string
  /** The folder of kept files; it need not exist. */
  readonly filesDir: string
  /** Where the backup goes. A backup of that name is replaced when the new one is complete. */
  readonly file: string
  /** Version of Attune, noted in the backup. */
  readonly version: string
  readonly now: Date
  /** Is told each table and file when it is saved. */
  readonly onSaved?: (name: string) => void
}

/** What was saved: rows and files, and the size of the backup in bytes. */
export interface BackupSummary {
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
}

/**
 * Saves all tables as they are at one instant, then the kept files. Files are kept before the rows that name them, so
 * every file a saved row names is there. The format is described in this folder's README.
 */
export async function backup(options: BackupOptions): Promise<BackupSummary> {
  const client = await openForCopy(options.url)
  const saved = { tables: 0, rows: 0, files: 0 }
  try {
    await client.query('begin isolation level repeatable read read only')
    const bytes = await writeArchive(options.file, options.now, async (archive) => {
      const counted = await saveTables(client, archive, options)
      saved.tables = Object.keys(counted).length
      saved.rows = Object.values(counted).reduce((sum, rows) => sum + rows, 0)
      saved.files = await saveFiles(archive, options)
    })
    return { ...saved, bytes }
  } finally {
    await client.end()
  }
}

async function saveTables(
  client: Client,
  archive: ArchiveWriter,
  { version, now, onSaved }: BackupOptions,
): Promise<Counts> {
  const migrations = await listMigrations(client)
  if (!migrations?.length) throw conflict('This database holds nothing of Attune yet, so there is nothing to save.')
  const tables = await listTables(client)
  const manifest: Manifest = { format: 1, product: 'attune', version, madeAt: now.toISOString(), migrations, tables }
  await addJson(archive, manifestName, manifest)
  const counts: Counts = {}
  for (const table of tables) {
    counts[table.name] = await saveTable(client, archive, table)
    onSaved?.(table.name)
  }
  await addJson(archive, countsName, counts)
  return counts
}

async function saveTable(client: Client, archive: ArchiveWriter, table: StoredTable): Promise<number> {
  const rows = client.query(copyTo(`copy (select ${columnList(table)} from ${quoted(table)}) to stdout`))
  let part = 0
  for await (const bytes of inParts(rows)) {
    const packed = await compress(bytes, { level: 3 })
    await archive.add(partName(table.name, ++part), packed.length, [packed])
  }
  return rows.rowCount
}

async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size < partBytes) continue
    yield Buffer.concat(chunks)
    chunks = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(chunks)
}

async function saveFiles(archive: ArchiveWriter, { filesDir, onSaved }: BackupOptions): Promise<number> {
  const found = await readdir(filesDir, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = found
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
  let files = 0
  for (const path of paths.sort()) {
    const known = await stat(path).catch(() => null)
    if (!known) continue // Erased meanwhile.
    const name = relative(filesDir, path).replaceAll(sep, '/')
    await archive.add(`files/${name}`, known.size, createReadStream(path))
    files++
    onSaved?.(name)
  }
  return files
}

const addJson = (archive: ArchiveWriter, name: string, value: object): Promise<void> => {
  const text = Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
  return archive.add(name, text.length, [text])
}
