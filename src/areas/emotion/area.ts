import type { Area } from '#platform/area.ts'
import { reactions, work } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'

export const emotionArea = { name: 'emotion', tables, routes, reactions, work, personalData } satisfies Area
