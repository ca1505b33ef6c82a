import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { z } from 'zod'
import { conflict, invalid, reasonOf } from '#kit/errors.ts'
import { readMember, streamMember, verifiedMembers } from './archive.ts'
import {
  columnList,
  firstFilledTable,
  listForeignKeys,
  listMigrations,
  listTables,
  openForCopy,
  quoted,
  type StoredTable,
} from './catalog.ts'
import { counts, countsName, manifest, manifestName, type Manifest } from './manifest.ts'
import type { Member } from './tar.ts'

const decompress = promisify(gunzip)

export interface RestoreOptions {
  readonly file: string
  /** An empty database: without tables, or with Attune's tables and no row. */
  readonly url: string
  /** The folder of kept files, made when missing. */
  readonly filesDir: string
  /** Brings a database to a named migration, or to the newest. */
  readonly migrate: (url: string, upTo?: string) => Promise<unknown>
  /** Is told each table and file when it is back. */
  readonly onRestored?: (name: string) => void
}

export interface RestoreSummary {
  /** Version of Attune that made the backup, and when. */
  readonly version: string
  readonly madeAt: Date
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/**
 * Brings a backup back into an empty database. The whole file is checked before anything is written; the rows come
 * back in one transaction, so a restore that fails leaves the database empty.
 */
export async function restore(options: RestoreOptions): Promise<RestoreSummary> {
  const members = await verifiedMembers(options.file)
  const held = await readJson(options.file, members, manifestName, manifest)
  const counted = await readJson(options.file, members, countsName, counts)
  await prepareDatabase(options, held)
  const files = await restoreFiles(members, options)
  const client = await openForCopy(options.url)
  try {
    await restoreTables(client, held, members, options, counted)
  } finally {
    await client.end()
  }
  await options.migrate(options.url)
  const rows = Object.values(counted).reduce((sum, count) => sum + count, 0)
  return { version: held.version, madeAt: new Date(held.madeAt), tables: held.tables.length, rows, files }
}

async function readJson<T>(file: string, members: readonly Member[], name: string, shape: z.ZodType<T>): Promise<T> {
  const member = members.find((one) => one.name === name)
  const parsed = member && shape.safeParse(JSON.parse((await readMember(file, member)).toString('utf8')))
  if (parsed?.success) return parsed.data
  throw invalid('The file {file} is not a backup this version of Attune can read.', { file })
}

/** Refuses a database with rows; takes away Attune's own empty tables, which may be of another version. */
async function prepareDatabase({ url, migrate }: RestoreOptions, held: Manifest): Promise<void> {
  const client = await openForCopy(url)
  try {
    const tables = await listTables(client)
    const migrations = await listMigrations(client)
    const filled = migrations ? await firstFilledTable(client, tables) : tables[0]?.name
    if (filled) {
      throw conflict(
        'The database is not empty (see the table {filled}), and a restore does not mix with what is there. Set DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
        { filled },
      )
    }
    const own = [...tables, { name: 'kysely_migration' }, { name: 'kysely_migration_lock' }]
    if (migrations) await client.query(`drop table if exists ${own.map(quoted).join(', ')}`)
  } finally {
    await client.end()
  }
  await migrate(url, held.migrations.at(-1)).catch((cause: unknown) => {
    throw conflict(
      'The database could not be made as it was when Attune {version} made the backup: {reason}. If that is a newer version than this one, update Attune and restore again.',
      { version: held.version, reason: reasonOf(cause) },
      { cause },
    )
  })
}

/** Foreign keys come back after the rows: tables may then be filled in any order, and each key is checked once. */
async function restoreTables(
  client: Client,
  held: Manifest,
  members: readonly Member[],
  options: RestoreOptions,
  counted: Record<string, number>,
) {
  const foreignKeys = await listForeignKeys(client)
  await client.query('begin')
  for (const { drop } of foreignKeys) await client.query(drop)
  for (const table of held.tables) {
    const parts = members.filter(({ name }) => name.startsWith(`tables/${table.name}/`))
    const rows = await restoreTable(client, table, parts, options.file)
    if (rows !== counted[table.name]) {
      throw invalid('The table {table} has {rows} rows, and the backup counted {counted}.', {
        table: table.name,
        rows,
        counted: counted[table.name],
      })
    }
    options.onRestored?.(table.name)
  }
  for (const { add } of foreignKeys) await client.query(add)
  await client.query('commit')
  await client.query('analyze')
}

async function restoreTable(
  client: Client,
  table: StoredTable,
  parts: readonly Member[],
  file: string,
): Promise<number> {
  const into = client.query(copyFrom(`copy ${quoted(table)} (${columnList(table)}) from stdin`))
  await pipeline(unpacked(file, parts), into)
  return into.rowCount
}

async function* unpacked(file: string, parts: readonly Member[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await decompress(await readMember(file, part))
}

async function restoreFiles(
  members: readonly Member[],
  { file, filesDir, onRestored }: RestoreOptions,
): Promise<number> {
  const files = members.filter(({ name }) => name.startsWith('files/'))
  for (const member of files) {
    const name = member.name.slice('files/'.length)
    if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name))
      throw invalid('The backup holds a file with the unsafe name {name}.', { name })
    const target = join(filesDir, name)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await pipeline(streamMember(file, member), createWriteStream(`${target}.part`, { mode: 0o600, flush: true }))
    await rename(`${target}.part`, target)
    onRestored?.(name)
  }
  return files.length
}
