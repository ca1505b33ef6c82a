import { lockContacts } from '#areas/contacts/index.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Purpose } from '../domain/purpose.ts'
import { consentChanged } from '../events.ts'
import { listAgreed } from '../reads.ts'
import { insertConsents } from '../writes.ts'
import { recordChange } from './record-audit.ts'
import { recordedWords } from './record-consent.ts'

const batch = 1000

/** What contacts agreed to is no more: records for everybody who did that it was withdrawn, and why. */
export async function withdrawForEverybody(ctx: Context, purpose: Purpose, how: string): Promise<void> {
  let after: Id<'contact'> | null = null
  do {
    const contactIds: Id<'contact'>[] = await listAgreed(ctx, purpose, after, batch)
    if (contactIds.length === 0) return
    await lockContacts(ctx, contactIds, 'update')
    const row = { purpose, state: 'withdrawn', how, recordedAt: ctx.now, recordedBy: ctx.actor.name } as const
    await insertConsents(
      ctx,
      contactIds.map((contactId) => ({ id: newId<'consent'>(ctx.now), contactId, saidById: contactId, ...row })),
    )
    await recordChange(ctx, recordedWords(purpose, 'withdrawn'), contactIds)
    await ctx.announce(consentChanged, { contactIds, purpose, state: 'withdrawn' })
    after = contactIds.length < batch ? null : (contactIds.at(-1) ?? null)
  } while (after)
}
