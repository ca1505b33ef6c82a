import type { Weights } from '#areas/emotion/engines/linear/weights.ts'
import type { Heads } from './descent.ts'

const largestCell = 127
/** The few weights beyond this share of all are cut, so that the many small ones keep their differences. */
const kept = 0.9999

/** Puts heads side by side as bytes: first those that stand alone, then those that also look at the first ones' probabilities. */
export function assemble(hashes: Uint32Array, inner: Heads, outer: readonly Heads[]): Weights {
  const all = [inner, ...outer]
  const heads = all.reduce((sum, { count }) => sum + count, 0)
  const columns = all.flatMap((group) => Array.from({ length: group.count }, (_, head) => columnOf(group, head)))
  const cells = new Int8Array(hashes.length * heads)
  const scales = Float32Array.from(columns, (column) => scaleOf(column.subarray(0, hashes.length)))
  for (const [head, column] of columns.entries()) {
    for (let row = 0; row < hashes.length; row++) {
      const cell = Math.round((column[row] ?? 0) / (scales[head] ?? 1))
      cells[row * heads + head] = Math.max(-largestCell, Math.min(largestCell, cell))
    }
  }
  const outerColumns = columns.slice(inner.count)
  const links = Float32Array.from({ length: inner.count * outerColumns.length }, (_, at) => {
    const column = outerColumns[at % outerColumns.length]
    return column?.[hashes.length + Math.floor(at / outerColumns.length)] ?? 0
  })
  return {
    hashes,
    heads,
    inner: inner.count,
    scales,
    bias: Float32Array.from(all.flatMap(({ bias }) => [...bias])),
    links,
    cells,
  }
}

const columnOf = ({ count, weights }: Heads, head: number): Float32Array =>
  Float32Array.from({ length: weights.length / count }, (_, row) => weights[row * count + head] ?? 0)

function scaleOf(column: Float32Array): number {
  const sizes = column.map(Math.abs).toSorted()
  return Math.max(1e-6, sizes[Math.floor((sizes.length - 1) * kept)] ?? 0) / largestCell
}
