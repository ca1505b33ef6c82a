import type { Area } from '#platform/area.ts'
import { scheduled, work } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'

export const conversationsArea = { name: 'conversations', tables, routes, work, scheduled, personalData } satisfies Area
