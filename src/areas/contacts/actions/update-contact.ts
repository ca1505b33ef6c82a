import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { ContactView } from '../contract.ts'
import { searchText, sortName } from '../domain/name.ts'
import { contactChanged } from '../events.ts'
import { findCompanyByName, getContact, lockContacts } from '../reads.ts'
import { insertCompanies, updateContact as update } from '../writes.ts'

type Changes = { id: Id<'contact'>; name?: string; companyName?: string }

/** Changes the name or the company of a contact; an empty company name takes the company away. */
export async function updateContact(ctx: Context, { id, name, companyName }: Changes): Promise<ContactView> {
  await lockContacts(ctx, [id], 'update')
  await getContact(ctx, id)
  if (companyName !== undefined) await update(ctx, id, { companyId: await companyIdFor(ctx, companyName) })
  if (name !== undefined) await update(ctx, id, { name, sortName: sortName(name) })
  await refreshSearchText(ctx, id)
  await ctx.announce(contactChanged, { contactIds: [id] })
  return getContact(ctx, id)
}

export async function renameContact(ctx: Context, id: Id<'contact'>, name: string): Promise<void> {
  await update(ctx, id, { name, sortName: sortName(name) })
  await refreshSearchText(ctx, id)
}

/** Writes anew what lists search in, after a name, a company or an identity has changed. */
export async function refreshSearchText(ctx: Context, id: Id<'contact'>): Promise<void> {
  const { name, company, identities } = await getContact(ctx, id)
  await update(ctx, id, {
    searchText: searchText([name, company?.name ?? '', ...identities.map((identity) => identity.value)]),
  })
}

async function companyIdFor(ctx: Context, name: string): Promise<Id<'company'> | null> {
  if (name === '') return null
  if (!(await findCompanyByName(ctx, name)))
    await insertCompanies(ctx, [{ id: newId<'company'>(ctx.now), name, domain: null, createdAt: ctx.now }])
  return (await findCompanyByName(ctx, name))?.id ?? null
}
