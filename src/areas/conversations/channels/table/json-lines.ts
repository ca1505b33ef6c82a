import { decoded } from './decoded.ts'
import { checkColumnCount, longestRecord, recordTooLong, sampleOf } from './table.ts'
import type { Row, Table } from './table.ts'

/** A table with a JSON object in each line. Its columns are what the first rows hold; `a.b` is a `b` within an `a`. */
export async function openJsonLines(path: string, signal?: AbortSignal): Promise<Table> {
  const sample = await sampleOf(rowsOf(path, signal))
  const columns = [...new Set(sample.flatMap((cells) => [...cells.keys()]))]
  return { columns, rows: rowsOf(path, signal) }
}

async function* rowsOf(path: string, signal?: AbortSignal): AsyncGenerator<Row> {
  for await (const { line, ...place } of linesOf(path, signal)) {
    if (line.trim() === '') continue
    const cells = cellsIn(line)
    checkColumnCount(cells?.size ?? 0)
    const raw = () => line
    if (cells) yield { ...place, kind: 'cells', cells, raw }
    else yield { ...place, kind: 'unreadable', reason: notJson, raw }
  }
}

const notJson = { pattern: 'This is not a JSON object. Write one whole object in each line.', values: {} }

type Line = { line: string; position: number; bytesRead: number }

async function* linesOf(path: string, signal?: AbortSignal): AsyncGenerator<Line> {
  let line = ''
  let position = 1
  let bytesRead = 0
  for await (const piece of decoded(path, signal)) {
    bytesRead = piece.bytesRead
    const [rest = '', ...lines] = piece.text.split('\n')
    line += rest
    if (line.length > longestRecord) throw recordTooLong(position)
    for (const next of lines) {
      yield { line, position, bytesRead }
      position += 1
      line = next
    }
  }
  if (line !== '') yield { line, position, bytesRead }
}

function cellsIn(line: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? new Map(flat(value, '')) : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function flat(record: Record<string, unknown>, prefix: string): [column: string, cell: string][] {
  return Object.entries(record).flatMap(([key, value]): [string, string][] =>
    isRecord(value) ? flat(value, `${prefix}${key}.`) : [[prefix + key, cellOf(value)]],
  )
}

const cellOf = (value: unknown): string => {
  if (value == null) return ''
  if (!Array.isArray(value)) return String(value)
  return value.some((item) => typeof item === 'object') ? JSON.stringify(value) : value.join(', ')
}
