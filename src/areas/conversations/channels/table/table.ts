import { invalid } from '#kit/errors.ts'
import type { Reason } from '../../domain/incoming.ts'

export type TableFile = { path: string; name: string; size: number }

/** The values of a record by column; a column without value may be missing. */
export type Cells = ReadonlyMap<string, string>

/** A record of a table, or why it could not be understood. `position` is the row as a spreadsheet counts it. */
export type Row = { position: number; bytesRead: number; raw: () => string } & (
  { kind: 'cells'; cells: Cells } | { kind: 'unreadable'; reason: Reason }
)

export type Table = { columns: string[]; rows: AsyncGenerator<Row> }

const mostColumns = 1000

export function checkColumnCount(count: number): void {
  if (count > mostColumns)
    throw invalid(
      'This table has {count} columns, and at most {most} can be read. Keep the columns that are needed, then import it again.',
      { count, most: mostColumns },
    )
}

/** The longest record, in UTF-16 units. */
export const longestRecord = 16 * 2 ** 20

export const recordTooLong = (row: number) =>
  invalid(
    'Row {row} is longer than {mebibytes} MiB. Look there for a quotation mark that is never closed, or shorten the row, then import it again.',
    { row, mebibytes: longestRecord / 2 ** 20 },
  )

const sampleRows = 500
const sampleBytes = 8 * 2 ** 20

/** The first rows that could be understood: 500 at most, and few when they are long. */
export async function sampleOf(rows: AsyncGenerator<Row>): Promise<Cells[]> {
  const sample: Cells[] = []
  for await (const row of rows) {
    if (row.kind === 'cells') sample.push(row.cells)
    if (row.position > sampleRows || row.bytesRead > sampleBytes) break
  }
  return sample
}
