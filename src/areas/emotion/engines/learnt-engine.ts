import { readWith } from '../domain/residual.ts'
import type { Residual } from '../domain/residual.ts'
import type { TextEngine } from './engine.ts'

/** Stands in the version of an engine before the number of what it learnt here. */
export const learntMark = '+learnt-'

/** An engine with what it learnt from corrections here. Its version says which of that read. */
export function learntEngine(engine: TextEngine, number: number, residual: Residual): TextEngine {
  const model = { name: engine.name, version: `${engine.version}${learntMark}${number}` }
  return {
    ...model,
    read: async (texts) => (await engine.read(texts)).map((reading) => ({ ...readWith(residual, reading), model })),
  }
}
