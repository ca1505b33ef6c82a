import { sql } from 'kysely'
import { z } from 'zod'
import { listMergedInto } from '#areas/contacts/index.ts'
import { decodeCursor, pageFrom } from '#kit/cursor.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { getSetting } from '#platform/settings.ts'
import type { ConsentView } from './contract.ts'
import { initialStates, purposes } from './domain/purpose.ts'
import type { Purpose } from './domain/purpose.ts'
import { consentDefaults } from './settings.ts'
import type { PrivacyTables } from './tables.ts'

const db = (ctx: Context) => ctx.db.withTables<PrivacyTables>()

/** The latest word of each contact on each purpose. */
const latestConsents = (ctx: Context, contactIds: readonly Id<'contact'>[]) =>
  db(ctx)
    .selectFrom('consents')
    .selectAll()
    .distinctOn(['contactId', 'purpose'])
    .where('contactId', 'in', contactIds)
    .orderBy('contactId')
    .orderBy('purpose')
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')

/** Those of some contacts whose emotion may be read: they gave consent, or said nothing where the default allows it. */
export async function maySenseEmotion(ctx: Context, contactIds: readonly Id<'contact'>[]): Promise<Set<Id<'contact'>>> {
  if (contactIds.length === 0) return new Set()
  const { emotional_insight: initial } = await getSetting(ctx, consentDefaults)
  const words = await latestConsents(ctx, contactIds).where('purpose', '=', 'emotional_insight').execute()
  const said = new Map(words.map((row) => [row.contactId, row.state]))
  return new Set(contactIds.filter((contactId) => (said.get(contactId) ?? initial) === 'given'))
}

/**
 * Those of some contacts whose words may be read outside: emotional insight holds, and they agreed to external reading
 * on record since an instant, that is to the external engine of now and to none before it.
 */
export async function mayReadOutside(
  ctx: Context,
  contactIds: readonly Id<'contact'>[],
  since: Date,
): Promise<Set<Id<'contact'>>> {
  if (contactIds.length === 0) return new Set()
  const words = await latestConsents(ctx, contactIds).where('purpose', '=', 'external_reading').execute()
  const agreed = words.filter(({ state, recordedAt }) => state === 'given' && recordedAt >= since)
  return maySenseEmotion(
    ctx,
    agreed.map(({ contactId }) => contactId),
  )
}

/** Contacts whose last word on a purpose is yes, page by page in the order of their ids. */
export async function listAgreed(ctx: Context, purpose: Purpose, after: Id<'contact'> | null, limit: number) {
  const rows = await db(ctx)
    .selectFrom((eb) =>
      eb
        .selectFrom('consents')
        .select(['contactId', 'state'])
        .distinctOn('contactId')
        .where('purpose', '=', purpose)
        .$if(after !== null, (query) => query.where('contactId', '>', after))
        .orderBy('contactId')
        .orderBy('recordedAt', 'desc')
        .orderBy('id', 'desc')
        .as('lastWords'),
    )
    .select('contactId')
    .where('state', '=', 'given')
    .orderBy('contactId')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contactId)
}

/** What a contact agreed to, purpose by purpose. */
export async function listConsents(ctx: Context, contactId: Id<'contact'>): Promise<ConsentView[]> {
  const initial = initialStates(await getSetting(ctx, consentDefaults))
  const said = await latestConsents(ctx, [contactId]).execute()
  return purposes.map((purpose: Purpose) => {
    const row = said.find((one) => one.purpose === purpose)
    if (!row)
      return { purpose, state: initial[purpose], basis: 'default', recordedAt: null, recordedBy: null, how: null }
    const { state, recordedAt, recordedBy, how } = row
    return { purpose, state, basis: 'recorded', recordedAt, recordedBy, how }
  })
}

const auditCursor = z.tuple([z.coerce.date(), z.uuid()])

/** Looks at and changes of a contact, and of those merged into it, newest first. */
export async function listAudit(ctx: Context, input: { contactId: Id<'contact'>; cursor?: string; limit: number }) {
  const { contactId, cursor, limit } = input
  const after = cursor ? decodeCursor(cursor, auditCursor) : null
  const about = [contactId, ...(await listMergedInto(ctx, contactId))]
  const rows = await db(ctx)
    .selectFrom('auditEntries')
    .select(['id', 'at', 'actor', 'what'])
    .where(sql<boolean>`contact_ids && ${sql.val(about)}::uuid[]`)
    .$if(after !== null, (query) => query.where(sql<boolean>`(at, id) < (${after?.[0]}, ${after?.[1]}::uuid)`))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageFrom(rows, limit, (row) => [row.at, row.id])
}

/** Whether somebody did the same to the same contact since an instant: one look is recorded once. */
export async function wasRecorded(ctx: Context, what: string, contactIds: readonly Id<'contact'>[], since: Date) {
  const row = await db(ctx)
    .selectFrom('auditEntries')
    .select('id')
    .where('actor', '=', ctx.actor.name)
    .where('what', '=', what)
    .where('at', '>=', since)
    .where(sql<boolean>`contact_ids @> ${sql.val(contactIds)}::uuid[]`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
