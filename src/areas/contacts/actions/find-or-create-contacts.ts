import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { companyDomain, companyNameFrom } from '../domain/company.ts'
import { normaliseIdentity } from '../domain/identity.ts'
import type { IdentityKind } from '../domain/identity.ts'
import { displayName, searchText, sortName } from '../domain/name.ts'
import { contactChanged } from '../events.ts'
import { findCompaniesByDomain, findIdentities } from '../reads.ts'
import { deleteContacts, insertCompanies, insertContacts, insertIdentities, updateIdentityName } from '../writes.ts'
import { renameContact } from './update-contact.ts'

/** Somebody as a message names them. `name` may be empty. */
export type WantedContact = { kind: IdentityKind; value: string; name: string }

type Found = { contactId: Id<'contact'>; identityId: Id<'identity'> }

const keyOf = ({ kind, value }: { kind: IdentityKind; value: string }) => `${kind}:${value}`

/**
 * Finds the contacts that some identities lead to and makes those that are missing, with the company their mail
 * address names. Answers one for each wanted, in their order. Safe beside others who do the same.
 */
export async function findOrCreateContacts(ctx: Context, wanted: readonly WantedContact[]): Promise<Found[]> {
  const named = wanted.map((one) => ({ ...one, value: normaliseIdentity(one.kind, one.value) }))
  const byKey = new Map<string, WantedContact>()
  for (const one of named) if (!byKey.get(keyOf(one))?.name) byKey.set(keyOf(one), one)
  if (byKey.size === 0) return []
  const found = await findKnown(ctx, byKey)
  const missing = [...byKey].filter(([key]) => !found.has(key)).map(([, one]) => one)
  if (missing.length > 0) {
    await createContacts(ctx, missing)
    for (const [key, one] of await findKnown(ctx, new Map(missing.map((one) => [keyOf(one), one])))) found.set(key, one)
  }
  return named.map((one) => found.get(keyOf(one)) ?? lost(one.value))
}

function lost(value: string): never {
  throw new Error(`the contact of ${value} was erased while it was looked for`)
}

/** Those that exist; one known only by an address learns the name it now comes with. */
async function findKnown(ctx: Context, byKey: ReadonlyMap<string, WantedContact>): Promise<Map<string, Found>> {
  const known = await findIdentities(ctx, [...byKey.values()])
  for (const { id, contactId, kind, value, name, contactName } of known) {
    const given = byKey.get(keyOf({ kind, value }))?.name ?? ''
    if (name !== '' || given === '') continue
    await updateIdentityName(ctx, id, given)
    if (contactName === displayName('', value)) await renameContact(ctx, contactId, displayName(given, value))
  }
  return new Map(known.map(({ id, contactId, ...one }) => [keyOf(one), { contactId, identityId: id }]))
}

async function createContacts(ctx: Context, wanted: readonly WantedContact[]): Promise<void> {
  const companies = await findOrCreateCompanies(ctx, wanted)
  const made = wanted.map((one) => {
    const company = companies.get(domainOf(one) ?? '')
    return { one, company, id: newId<'contact'>(ctx.now), name: displayName(one.name, one.value) }
  })
  await insertContacts(
    ctx,
    made.map(({ one, company, id, name }) => ({
      ...{ id, name, sortName: sortName(name), companyId: company?.id ?? null, mergedIntoId: null },
      searchText: searchText([name, company?.name ?? '', one.value]),
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    })),
  )
  const fresh = await insertIdentities(
    ctx,
    made.map(({ one, id: contactId }) => ({ ...one, id: newId<'identity'>(ctx.now), contactId, createdAt: ctx.now })),
  )
  const kept = new Set(fresh.map((identity) => identity.contactId))
  const beaten = made.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (beaten.length > 0) await deleteContacts(ctx, beaten)
  if (kept.size > 0) await ctx.announce(contactChanged, { contactIds: [...kept] })
}

const domainOf = ({ kind, value }: WantedContact): string | null => (kind === 'email' ? companyDomain(value) : null)

async function findOrCreateCompanies(ctx: Context, wanted: readonly WantedContact[]) {
  const domains = [...new Set(wanted.flatMap((one) => domainOf(one) ?? []))]
  if (domains.length === 0) return new Map<string, { id: Id<'company'>; name: string }>()
  const company = (name: string, domain: string) => ({
    id: newId<'company'>(ctx.now),
    name,
    domain,
    createdAt: ctx.now,
  })
  // A second domain of the same name is told apart by its whole domain.
  for (const nameOf of [companyNameFrom, (domain: string) => domain]) {
    const known = new Set((await findCompaniesByDomain(ctx, domains)).map(({ domain }) => domain))
    const missing = domains.filter((domain) => !known.has(domain))
    if (missing.length === 0) break
    await insertCompanies(
      ctx,
      missing.map((domain) => company(nameOf(domain), domain)),
    )
  }
  const known = await findCompaniesByDomain(ctx, domains)
  return new Map(known.map(({ id, name, domain }) => [domain ?? '', { id, name }]))
}
