import type { z } from 'zod'
import { invalid } from './errors.ts'

/** Where a page ends, as text for the next request: the last row's sort values, in base64url JSON. */
export const encodeCursor = (values: unknown): string =>
  btoa(encodeURIComponent(JSON.stringify(values)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** Reads a cursor back. Throws `invalid` on anything that we did not write. */
export function decodeCursor<Values>(cursor: string, schema: z.ZodType<Values>): Values {
  try {
    return schema.parse(JSON.parse(decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))))
  } catch (error) {
    throw invalid('This page no longer exists. Start again from the first one.', {}, { cause: error })
  }
}

/** The rows of a page out of one row more than fits, and the cursor of the next page. */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  valuesOf: (row: Row) => unknown,
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(valuesOf(last)) : null }
}
