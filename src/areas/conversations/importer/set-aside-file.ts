import type { Context } from '#platform/context.ts'
import type { Id } from '#kit/id.ts'
import { listSetAside } from './import-reads.ts'

const page = 1000

/** Cells that a spreadsheet would take for a formula are marked as text. */
const cell = (value: string | number): string => {
  const text = String(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

/** What an import kept aside, as CSV: file, where in it, and why. */
export async function setAsideFile(ctx: Context, id: Id<'import'>): Promise<File> {
  const lines = ['file,unit,position,reason']
  let cursor: string | undefined
  do {
    const { rows, nextCursor } = await listSetAside(ctx, { id, cursor, limit: page })
    for (const { file, unit, position, reason } of rows) {
      const why = reason.pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(reason.values[name] ?? ''))
      lines.push([file, unit, position, why].map(cell).join(','))
    }
    cursor = nextCursor ?? undefined
  } while (cursor)
  return new File([`${lines.join('\r\n')}\r\n`], 'set-aside.csv', { type: 'text/csv' })
}
