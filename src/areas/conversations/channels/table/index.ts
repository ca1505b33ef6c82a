import { invalid } from '#kit/errors.ts'
import type { Found } from '../../domain/incoming.ts'
import type { MessageColumn } from '../../domain/import-state.ts'
import { openCsv } from './csv.ts'
import { openJsonLines } from './json-lines.ts'
import { guessMapping, missingColumns } from './mapping.ts'
import type { Mapping } from './mapping.ts'
import { messageIn } from './message.ts'
import type { Reading } from './message.ts'
import { sampleOf } from './table.ts'
import type { Row, Table, TableFile } from './table.ts'
import { dayOrderOf } from './when.ts'
import { wallClock } from './zone.ts'

const isJsonLines = (name: string): boolean => /\.(?:jsonl|ndjson)$/i.test(name)

/** Whether a file is a table of messages by its name: CSV, tab-separated or JSON Lines. */
export const isTableName = (name: string): boolean => isJsonLines(name) || /\.(?:csv|tsv)$/i.test(name)

/** What a table holds at its start: columns, up to 20 rows with cells cut to 500 characters, and which column is which. */
export async function previewTable(file: TableFile): Promise<{
  columns: string[]
  rows: Record<string, string>[]
  mapping: Mapping
  missing: MessageColumn[]
}> {
  const { columns, rows } = await openTable(file)
  const sample = await sampleOf(rows)
  const mapping = guessMapping(columns, sample)
  const shown = (cell: string) => cell.slice(0, longestShown).toWellFormed()
  return {
    columns,
    rows: sample
      .slice(0, shownRows)
      .map((cells) => Object.fromEntries(columns.map((column) => [column, shown(cells.get(column) ?? '')]))),
    mapping,
    missing: missingColumns(mapping),
  }
}

const shownRows = 20
const longestShown = 500

/**
 * The messages of a table, in its order. An empty mapping is guessed. Times without offset are meant in `timeZone`
 * (IANA; null for UTC). Throws when a needed column is not named or a record is beyond all measure.
 */
export async function* readTable(
  file: TableFile,
  options: { mapping: Mapping; timeZone: string | null; signal?: AbortSignal },
): AsyncGenerator<Found> {
  const reading = await readingOf(file, options)
  const { rows } = await openTable(file, options.signal)
  for await (const row of rows) {
    const { position, bytesRead } = row
    const place = { file: file.name, position, unit: 'row' as const, bytesRead }
    const said = understood(row, reading)
    if ('message' in said) yield { ...place, kind: 'message', message: said.message }
    else yield { ...place, kind: 'set-aside', reason: said.reason, raw: { bytes: Buffer.from(row.raw()) } }
  }
}

const understood = (row: Row, reading: Reading) =>
  row.kind === 'cells' ? messageIn(row.cells, reading) : { reason: row.reason }

const openTable = ({ path, name }: TableFile, signal?: AbortSignal): Promise<Table> =>
  isJsonLines(name) ? openJsonLines(path, signal) : openCsv(path, signal)

const unnamed = {
  who: 'Say which column tells who the message is from or for: a mail address, a phone number or a handle.',
  when: 'Say which column tells when it was said.',
  text: 'Say which column holds what was said.',
}

/** How the table is to be understood, settled before its first row is read. */
async function readingOf(
  file: TableFile,
  { mapping: given, timeZone }: { mapping: Mapping; timeZone: string | null },
): Promise<Reading> {
  const { columns, rows } = await openTable(file)
  const sample = await sampleOf(rows)
  const mapping = Object.keys(given).length > 0 ? given : guessMapping(columns, sample)
  const [missing] = missingColumns(mapping)
  if (missing) throw invalid(unnamed[missing])
  const unknown = Object.values(mapping).find((column) => !columns.includes(column))
  if (unknown !== undefined)
    throw invalid('This table has no column “{column}”. Choose another one.', { column: unknown })
  const when = mapping.when ?? ''
  return {
    mapping,
    dayOrder: dayOrderOf(sample.map((cells) => cells.get(when) ?? '')),
    clock: wallClock(timeZone ?? 'UTC'),
  }
}
