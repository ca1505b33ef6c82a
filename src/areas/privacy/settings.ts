import { z } from 'zod'
import { defineSetting } from '#platform/settings.ts'
import { consentStates } from './domain/purpose.ts'

/** What holds for contacts who said nothing: on by legitimate interest, or off until given. */
export const consentDefaults = defineSetting(
  'privacy.consent-defaults',
  z.object({ emotional_insight: z.enum(consentStates) }),
  { emotional_insight: 'given' },
)
