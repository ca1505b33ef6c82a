import type { Area } from '#platform/area.ts'
import { routes } from './routes.ts'

export const overviewArea = { name: 'overview', tables: {}, routes } satisfies Area
