import type { Area } from '#platform/area.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'

export const accountsArea = { name: 'accounts', tables, routes } satisfies Area
