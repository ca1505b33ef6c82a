import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { invalid } from '#kit/errors.ts'
import type { Content, Found, Reason } from '../../domain/incoming.ts'
import type { MessageColumn } from '../../domain/import-state.ts'
import { readMailbox, readSingleMail } from '../email/read-mail.ts'
import { readTable } from '../table/index.ts'
import { kindOf } from './sniff.ts'
import { unzip } from './zip.ts'

export type Source = {
  path: string
  name: string
  size: number
  kind: 'mail' | 'table'
  files: 'one' | 'zip' | 'folder'
}

export type ReadOptions = {
  mapping: Partial<Record<MessageColumn, string>> | null
  timeZone: string | null
  signal?: AbortSignal
}

/** Looks at what lies at a path. Throws with what to do when it is nothing we can read. */
export async function openSource(path: string, name = basename(path)): Promise<Source> {
  const found = await stat(path).catch(() => null)
  if (!found) throw invalid('There is no file {name}.', { name })
  if (found.isDirectory()) return { path, name, size: await sizeOf(path), kind: 'mail', files: 'folder' }
  const kind = await kindOf(path, name)
  if (kind === 'empty') throw invalid('{name} is empty. Export it again, then import it again.', { name })
  if (kind === 'unknown')
    throw invalid(
      '{name} is not mail. Give a mailbox (.mbox), mails (.eml), a zip of them, or a table (.csv, .jsonl).',
      { name },
    )
  return {
    path,
    name,
    size: found.size,
    kind: kind === 'table' ? 'table' : 'mail',
    files: kind === 'zip' ? 'zip' : 'one',
  }
}

/** Everything a source holds, as it is read. */
export function readSource(source: Source, options: ReadOptions): AsyncGenerator<Found> {
  const { path, name, kind, files } = source
  if (kind === 'table') return readTable(source, { ...options, mapping: options.mapping ?? {} })
  if (files === 'zip') return readArchive(path, options.signal)
  return files === 'folder' ? readFolder(path, options.signal) : readFile(path, name, options.signal)
}

async function* readArchive(path: string, signal?: AbortSignal): AsyncGenerator<Found> {
  for await (const entry of unzip(path)) {
    signal?.throwIfAborted()
    const { name, number: position, bytesRead } = entry
    if ('reason' in entry) yield setAside(name, position, bytesRead, nothing, entry.reason)
    else for await (const found of readFile(entry.path, name, signal)) yield { ...found, bytesRead }
  }
}

async function* readFolder(folder: string, signal?: AbortSignal): AsyncGenerator<Found> {
  let before = 0
  for await (const path of filesIn(folder)) {
    signal?.throwIfAborted()
    const { size } = await stat(path)
    for await (const found of readFile(path, relative(folder, path), signal))
      yield { ...found, bytesRead: before + found.bytesRead }
    before += size
  }
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.isFile()) yield path
  }
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for await (const path of filesIn(folder)) size += (await stat(path)).size
  return size
}

async function* readFile(path: string, name: string, signal?: AbortSignal): AsyncGenerator<Found> {
  const kind = await kindOf(path, name)
  if (kind === 'mailbox') yield* readMailbox({ path, name }, signal)
  else if (kind === 'mail') yield* readSingleMail({ path, name })
  else
    yield setAside(
      name,
      0,
      (await stat(path)).size,
      { path },
      kind === 'table' ? aTable : kind === 'empty' ? empty : notMail,
    )
}

const aTable: Reason = { pattern: 'It is a table. Import it on its own, so that its columns can be named.', values: {} }
const empty: Reason = { pattern: 'It is empty.', values: {} }
const notMail: Reason = { pattern: 'It is not mail.', values: {} }

const nothing: Content = { bytes: Buffer.alloc(0) }

const setAside = (file: string, position: number, bytesRead: number, raw: Content, reason: Reason): Found => ({
  ...{ file, position, unit: 'entry', bytesRead },
  ...{ kind: 'set-aside', reason, raw },
})
