import { z } from 'zod'
import { endpoint, idOf, instant, pageOf, pageSize } from '#kit/contract.ts'
import { consentBases, consentStates, purposes } from './domain/purpose.ts'

const purpose = z.enum(purposes)
const state = z.enum(consentStates)

export const consent = z.object({
  purpose,
  state,
  basis: z.enum(consentBases),
  /** When, by whom and how it was recorded; null where the organisation's default applies. */
  recordedAt: instant.nullable(),
  recordedBy: z.string().nullable(),
  how: z.string().nullable(),
})
export type ConsentView = z.infer<typeof consent>

export const consentDefaults = z.object({ emotional_insight: state })

export const auditEntry = z.object({
  id: idOf('audit-entry'),
  at: instant,
  actor: z.string(),
  /** What was done, as a short phrase: `looked at readings`, `withdrew emotional insight`. */
  what: z.string(),
})

export const privacyContract = {
  consents: {
    list: endpoint({
      method: 'GET',
      path: '/contacts/{contactId}/consents',
      permission: 'privacy:read',
      summary: 'What this contact agreed to, purpose by purpose',
    })
      .input(z.object({ contactId: idOf('contact') }))
      .output(z.array(consent)),
    record: endpoint({
      method: 'PUT',
      path: '/contacts/{contactId}/consents/{purpose}',
      permission: 'contacts:write',
      summary: 'Record that a contact gave or withdrew consent',
      description:
        'Withdrawing emotional insight erases the readings and the mood that stood on it, withdrawing external reading what an external engine said.',
    })
      .input(z.object({ contactId: idOf('contact'), purpose, state, how: z.string().trim().max(500).default('') }))
      .output(consent),
  },
  defaults: {
    get: endpoint({
      method: 'GET',
      path: '/consent-defaults',
      permission: 'privacy:read',
      summary: 'What holds for contacts who said nothing',
    }).output(consentDefaults),
    put: endpoint({
      method: 'PUT',
      path: '/consent-defaults',
      permission: 'privacy:write',
      summary: 'Set what holds for contacts who said nothing',
      description: 'Turning emotional insight off erases the readings of every contact who did not give consent.',
    })
      .input(consentDefaults)
      .output(consentDefaults),
  },
  audit: {
    list: endpoint({
      method: 'GET',
      path: '/contacts/{contactId}/audit',
      permission: 'privacy:read',
      summary: 'Who looked at the emotional data of this contact, or changed something, newest first',
    })
      .input(z.object({ contactId: idOf('contact'), cursor: z.string().optional(), limit: pageSize }))
      .output(pageOf(auditEntry)),
  },
}
