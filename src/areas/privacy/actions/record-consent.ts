import { lockContacts } from '#areas/contacts/index.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { getSetting, putSetting } from '#platform/settings.ts'
import type { ConsentView } from '../contract.ts'
import type { ConsentState, Purpose } from '../domain/purpose.ts'
import { consentChanged, consentDefaultChanged } from '../events.ts'
import { listConsents } from '../reads.ts'
import { consentDefaults } from '../settings.ts'
import { insertConsents } from '../writes.ts'
import { recordChange } from './record-audit.ts'

type Said = { contactId: Id<'contact'>; purpose: Purpose; state: ConsentState; how: string }

/** A contact gave or withdrew consent. The contact is held, so that no reading is made beside it. */
export async function recordConsent(ctx: Context, { contactId, purpose, state, how }: Said): Promise<ConsentView> {
  const held = await lockContacts(ctx, [contactId], 'update')
  if (held.length === 0) throw notFound('This contact does not exist, or no longer.')
  const row = { contactId, saidById: contactId, purpose, state, how, recordedAt: ctx.now, recordedBy: ctx.actor.name }
  await insertConsents(ctx, [{ id: newId<'consent'>(ctx.now), ...row }])
  await recordChange(ctx, recordedWords(purpose, state), [contactId])
  await ctx.announce(consentChanged, { contactIds: [contactId], purpose, state })
  const consent = (await listConsents(ctx, contactId)).find((one) => one.purpose === purpose)
  if (!consent) throw notFound('This purpose does not exist.')
  return consent
}

/** What the audit trail says of a word on a purpose. */
export function recordedWords(purpose: Purpose, state: ConsentState): string {
  const words = state === 'given' ? 'recorded consent' : 'recorded a withdrawal of consent'
  return purpose === 'external_reading' ? `${words} to external reading` : words
}

type Defaults = { emotional_insight: ConsentState }

/** Sets what holds for contacts who said nothing. */
export async function putConsentDefaults(ctx: Context, defaults: Defaults): Promise<Defaults> {
  const before = await getSetting(ctx, consentDefaults)
  await putSetting(ctx, consentDefaults, defaults)
  if (before.emotional_insight !== defaults.emotional_insight) {
    await recordChange(ctx, `set the consent default to ${defaults.emotional_insight}`, [])
    await ctx.announce(consentDefaultChanged, { purpose: 'emotional_insight', state: defaults.emotional_insight })
  }
  return defaults
}
