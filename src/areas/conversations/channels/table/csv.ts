import { CsvError, parse } from 'csv-parse'
import type { Options, Parser } from 'csv-parse'
import { invalid } from '#kit/errors.ts'
import { decoded } from './decoded.ts'
import type { Piece } from './decoded.ts'
import { checkColumnCount, longestRecord, recordTooLong } from './table.ts'
import type { Row, Table } from './table.ts'

/** Fields of a record; none where a quotation mark is opened and never closed. */
type Fields = { position: number; bytesRead: number; fields: string[] | null }

const grammar = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
} satisfies Options

/** A table whose fields are parted by commas, semicolons, tabs or bars; its first row names the columns. */
export async function openCsv(path: string, signal?: AbortSignal): Promise<Table> {
  const delimiter = await guessDelimiter(path)
  const records = recordsOf(path, delimiter, signal)
  const { value: header } = await records.next()
  if (!header) return { columns: [], rows: noRows() }
  if (!header.fields)
    throw invalid('The first row opens a quotation mark and never closes it. Close it, then import again.')
  checkColumnCount(header.fields.length)
  const columns = uniqueNames(header.fields)
  return { columns, rows: rowsOf(records, columns, delimiter) }
}

async function* noRows(): AsyncGenerator<Row> {}

async function* rowsOf(records: AsyncGenerator<Fields>, columns: string[], delimiter: string): AsyncGenerator<Row> {
  for await (const { fields, ...place } of records) {
    if (!fields) yield { ...place, kind: 'unreadable', reason: neverClosed, raw: () => '' }
    else
      yield {
        ...place,
        kind: 'cells',
        cells: new Map(columns.map((column, index) => [column, fields[index] ?? ''])),
        raw: () => fields.map(quoted).join(delimiter),
      }
  }
}

const neverClosed = {
  pattern:
    'This row opens a quotation mark that is never closed. Close it, then import the file again: what follows is missing.',
  values: {},
}

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`

/** Names as they stand; a missing one is called by its place, a repeated one numbered. */
function uniqueNames(header: string[]): string[] {
  const names = new Set<string>()
  for (const [index, cell] of header.entries()) {
    const name = cell.trim() || `Column ${index + 1}`
    let unique = name
    for (let times = 2; names.has(unique); times += 1) unique = `${name} (${times})`
    names.add(unique)
  }
  return [...names]
}

/** Records in order, without blank ones. Those before a fault are given before the fault is told. */
async function* recordsOf(path: string, delimiter: string, signal?: AbortSignal): AsyncGenerator<Fields> {
  const batch: string[][] = []
  const keep = (record: string[]) => void batch.push(record)
  const parser = parse({ ...grammar, delimiter, max_record_size: longestRecord, on_record: keep })
  let position = 0
  for await (const { text, bytesRead } of withEnd(decoded(path, signal))) {
    const fault = await feed(parser, text)
    for (const fields of batch.splice(0)) {
      position += 1
      if (isFilled(fields)) yield { position, bytesRead, fields }
    }
    if (!fault) continue
    if (!(fault instanceof CsvError) || fault.code !== 'CSV_QUOTE_NOT_CLOSED')
      throw fault instanceof CsvError && fault.code === 'CSV_MAX_RECORD_SIZE' ? recordTooLong(position + 1) : fault
    yield { position: position + 1, bytesRead, fields: null }
  }
}

const isFilled = (fields: string[]): boolean => fields.some((field) => field.trim() !== '')

/** The pieces, and after them an end without text, at which the last record is told. */
async function* withEnd(pieces: AsyncGenerator<Piece>): AsyncGenerator<{ text: string | null; bytesRead: number }> {
  let bytesRead = 0
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead
    yield piece
  }
  yield { text: null, bytesRead }
}

/** Gives text, or the end, to the parser, which puts records aside as it goes; answers with its fault. */
const feed = (parser: Parser, text: string | null): Promise<Error | null> =>
  new Promise((resolve) => {
    parser.once('error', resolve)
    const done = (fault?: Error | null) => {
      if (fault) return resolve(fault)
      parser.off('error', resolve)
      resolve(null)
    }
    if (text === null) parser.end(done)
    else parser.write(text, done)
  })

const delimiters = [',', ';', '\t', '|']
const guessedSize = 2 ** 16
const guessedRows = 20

/** The delimiter by which most rows have as many fields as the first; of several such, the one with most fields. */
async function guessDelimiter(path: string): Promise<string> {
  const pieces = decoded(path)
  const text = (await pieces.next()).value?.text.slice(0, guessedSize) ?? ''
  await pieces.return(undefined)
  const scores = await Promise.all(
    delimiters.map(async (delimiter) => ({ delimiter, score: await fitOf(text, delimiter) })),
  )
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

async function fitOf(text: string, delimiter: string): Promise<number> {
  const widths: number[] = []
  const measure = (record: string[]) => void (isFilled(record) && widths.push(record.length))
  const parser = parse({ ...grammar, delimiter, on_record: measure })
  await feed(parser, text)
  await feed(parser, null)
  const [width = 1] = widths
  if (width === 1) return 0
  const first = widths.slice(0, guessedRows)
  return first.filter((other) => other === width).length / first.length + width / 10_000
}
