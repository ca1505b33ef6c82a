import { messageColumns } from '../../domain/import-state.ts'
import type { MessageColumn } from '../../domain/import-state.ts'
import { columnKinds } from './column-kinds.ts'
import { folded } from './folded.ts'
import type { Cells } from './table.ts'

/** Which column of a table holds what. */
export type Mapping = Partial<Record<MessageColumn, string>>

/** What no message can do without. */
const neededColumns = ['who', 'when', 'text'] as const satisfies MessageColumn[]
type NeededColumn = (typeof neededColumns)[number]

export const missingColumns = (mapping: Mapping): NeededColumn[] => neededColumns.filter((column) => !mapping[column])

/** Guesses by the names of the columns and by what stands in them; the surest guess is made first. */
export function guessMapping(columns: string[], rows: Cells[]): Mapping {
  const guesses = columns.flatMap((column) => {
    const cells = rows.map((row) => row.get(column)?.trim() ?? '')
    return messageColumns.map((as) => ({ as, column, sureness: surenessOf(as, folded(column), cells) }))
  })
  const mapping: Mapping = {}
  const taken = new Set<string>()
  for (const { as, column } of guesses
    .filter(({ sureness }) => sureness > 0)
    .toSorted((a, b) => b.sureness - a.sureness)) {
    if (mapping[as] !== undefined || taken.has(column)) continue
    mapping[as] = column
    taken.add(column)
  }
  return mapping
}

/** How little an empty column is worth beside one with values. */
const emptyFit = 0.05
/** How well values must fit where the name says nothing. */
const plainFit = 0.8

function surenessOf(as: MessageColumn, name: string, cells: string[]): number {
  const { names, fit, isLoose, isPlain } = columnKinds[as]
  const values = cells.filter((cell) => cell !== '')
  const fits = values.length > 0 ? fit(values) : cells.length > 0 ? emptyFit : 1
  const place = names.indexOf(name)
  if (place !== -1) return fits * (1 - place / (2 * names.length))
  if (isLoose && names.some((usual) => ` ${name} `.includes(` ${usual} `))) return fits * 0.3
  return isPlain && values.length > 0 && fits >= plainFit ? fits * 0.05 : 0
}
