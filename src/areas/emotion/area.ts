import type { Area } from '#platform/area.ts'
import { reactions, work } from './jobs.ts'
import { externalReactions, externalSchedule, externalWork } from './jobs-external.ts'
import { personalData } from './personal-data.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'

export const emotionArea = {
  ...{ name: 'emotion', tables, routes, personalData },
  reactions: [...reactions, ...externalReactions],
  work: [...work, ...externalWork],
  scheduled: externalSchedule,
} satisfies Area
