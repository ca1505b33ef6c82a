import { z } from 'zod'
import { defineSetting } from '#platform/settings.ts'

/** The name of the organisation that runs this installation. */
export const organisationName = defineSetting('organisation-name', z.string(), '')
