import type { AnyRouter } from '@orpc/server'
import type { Reaction } from './events.ts'
import type { Scheduled, Work } from './jobs.ts'
import type { PersonalRows } from './personal-data.ts'
import type { Table } from './tables.ts'

/** What an area brings to the apps: its tables, routes, later work and its treatment of personal data. */
export type Area = {
  readonly name: string
  readonly tables: Readonly<Record<string, Table>>
  readonly routes: AnyRouter
  readonly reactions?: readonly Reaction[]
  readonly work?: readonly Work[]
  readonly scheduled?: readonly Scheduled[]
  readonly personalData?: PersonalRows
}
