import type { Area } from '#platform/area.ts'
import { forgetOldAudit } from './actions/record-audit.ts'
import { personalData } from './personal-data.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'

const scheduled = [{ name: 'privacy.forget-old-audit', cron: '20 3 * * *', run: forgetOldAudit }]

export const privacyArea = { name: 'privacy', tables, routes, scheduled, personalData } satisfies Area
