import type { Area } from '#platform/area.ts'
import { personalData } from './personal-data.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'

export const contactsArea = { name: 'contacts', tables, routes, personalData } satisfies Area
