import { createHash } from 'node:crypto'
import { cpus, totalmem } from 'node:os'

export const milliseconds = async (work: () => unknown): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The value below which a share (0…1) of the values lie. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** What this machine needs to hash 64 MiB: machines differ and are busy, so other figures are told as shares of it too. */
export async function reference(): Promise<number> {
  const block = Buffer.alloc(64 * 2 ** 20, 7)
  const runs: number[] = []
  for (let i = 0; i < 5; i++) runs.push(await milliseconds(() => createHash('sha256').update(block).digest()))
  return quantile(runs, 0.5)
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`

export const table = (rows: readonly (readonly (string | number)[])[]): string => {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 1 : 0) : cell)),
  )
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  return cells
    .map(
      (row) =>
        `  ${row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}`,
    )
    .join('\n')
}
