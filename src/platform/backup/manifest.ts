import { z } from 'zod'

/** The first member of a backup: what it holds. */
export const manifest = z.object({
  format: z.literal(1),
  product: z.literal('attune'),
  /** Version of Attune that made the backup. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
})
export type Manifest = z.infer<typeof manifest>

/** The member after the tables: rows per table. */
export const counts = z.record(z.string(), z.number().int().min(0))
export type Counts = z.infer<typeof counts>

export const manifestName = 'manifest.json'
export const countsName = 'counts.json'

/** Parts of a table's rows sort by name in the order they were read. */
export const partName = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, '0')}.copy.gz`
