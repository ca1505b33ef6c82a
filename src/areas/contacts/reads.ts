import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, pageFrom } from '#kit/cursor.ts'
import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import type { ContactView } from './contract.ts'
import type { IdentityKind } from './domain/identity.ts'
import { searchWords } from './domain/name.ts'
import type { ContactsTables } from './tables.ts'

type Scope = { readonly db: Database }
const db = (scope: Scope) => scope.db.withTables<ContactsTables>()

const locks = { share: sql`FOR SHARE`, turn: sql`FOR NO KEY UPDATE`, update: sql`FOR UPDATE` } as const

/**
 * Holds contacts until the transaction ends: `share` against a change of consent or a merge, `turn` against those and
 * against others that take a turn, `update` for such a change. Locked in the order of their ids, so that two transactions never wait for each other. Answers those that exist.
 */
export async function lockContacts(ctx: Context, ids: readonly Id<'contact'>[], mode: keyof typeof locks = 'share') {
  const query = db(ctx).selectFrom('contacts').select('id').where('id', 'in', ids).orderBy('id')
  const rows = await query.modifyEnd(locks[mode]).execute()
  return rows.map((row) => row.id)
}

export async function getContactRow(ctx: Context, id: Id<'contact'>) {
  const row = await db(ctx).selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This contact does not exist, or no longer.')
  return row
}

export const listIdentities = (scope: Scope, contactId: Id<'contact'>) =>
  db(scope)
    .selectFrom('identities')
    .select(['id', 'kind', 'value', 'name'])
    .where('contactId', '=', contactId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

export const findCompany = (scope: Scope, id: Id<'company'>) =>
  db(scope).selectFrom('companies').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

export const findCompanyByName = (scope: Scope, name: string) =>
  db(scope)
    .selectFrom('companies')
    .select(['id', 'name'])
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()

/** One contact as the API shows it. */
export async function getContact(ctx: Context, id: Id<'contact'>): Promise<ContactView> {
  const { name, companyId, mergedIntoId, createdAt } = await getContactRow(ctx, id)
  const company = companyId ? ((await findCompany(ctx, companyId)) ?? null) : null
  return { ...{ id, name, company, mergedIntoId, createdAt }, identities: await listIdentities(ctx, id) }
}

/** Which contact and identity some identities lead to. */
export const findIdentities = (ctx: Context, wanted: readonly { kind: IdentityKind; value: string }[]) =>
  db(ctx)
    .selectFrom('identities')
    .innerJoin('contacts', 'contacts.id', 'identities.contactId')
    .select(['identities.id', 'identities.contactId', 'identities.kind', 'identities.value', 'identities.name'])
    .select('contacts.name as contactName')
    .where((eb) =>
      eb(
        eb.refTuple('identities.kind', 'identities.value'),
        'in',
        wanted.map(({ kind, value }) => eb.tuple(kind, value)),
      ),
    )
    .execute()

export const findCompaniesByDomain = (ctx: Context, domains: readonly string[]) =>
  db(ctx).selectFrom('companies').select(['id', 'name', 'domain']).where('domain', 'in', domains).execute()

/** Merges into a contact that stand, newest first. */
export const listMerges = (ctx: Context, keptId: Id<'contact'>) =>
  db(ctx)
    .selectFrom('merges')
    .innerJoin('contacts', 'contacts.id', 'merges.mergedId')
    .select(['merges.id', 'keptId', 'mergedId', 'mergedAt', 'mergedBy', 'contacts.name as mergedName'])
    .where('keptId', '=', keptId)
    .where('undoneAt', 'is', null)
    .orderBy('mergedAt', 'desc')
    .execute()

/** Contacts that were merged into this one, at any depth. */
export async function listMergedInto(scope: Scope, id: Id<'contact'>): Promise<Id<'contact'>[]> {
  const { rows } = await sql<{ id: Id<'contact'> }>`
    WITH RECURSIVE merged AS (
      SELECT id FROM contacts WHERE merged_into_id = ${id}
      UNION SELECT contacts.id FROM contacts JOIN merged ON contacts.merged_into_id = merged.id
    ) SELECT id FROM merged`.execute(scope.db)
  return rows.map((row) => row.id)
}

export async function getMerge(ctx: Context, id: Id<'merge'>) {
  const row = await db(ctx).selectFrom('merges').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This merge does not exist.')
  return row
}

const contactCount = sql<number>`(SELECT count(*) FROM contacts WHERE contacts.company_id = companies.id AND contacts.merged_into_id IS NULL)`

const companyCursor = z.tuple([z.string(), z.uuid()])

export async function listCompanies(ctx: Context, input: { search?: string; cursor?: string; limit: number }) {
  const { search, cursor, limit } = input
  const after = cursor ? decodeCursor(cursor, companyCursor) : null
  const rows = await db(ctx)
    .selectFrom('companies')
    .select(['id', 'name', 'domain', contactCount.as('contactCount'), sql<string>`lower(name)`.as('key')])
    .$if(Boolean(search), (query) => query.where(sql`lower(name)`, 'like', `%${likeText(search ?? '')}%`))
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(name), id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = pageFrom(rows, limit, (row) => [row.key, row.id])
  return { ...page, rows: page.rows.map(({ key: _, ...company }) => company) }
}

export async function getCompany(ctx: Context, id: Id<'company'>) {
  const company = await db(ctx)
    .selectFrom('companies')
    .select(['id', 'name', 'domain', 'createdAt', contactCount.as('contactCount')])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!company) throw notFound('This company does not exist, or no longer.')
  return company
}

/** Companies whose name holds every word, best first. */
export const searchCompanies = (ctx: Context, search: string, limit: number) =>
  searchWords(search)
    .reduce(
      (query, word) => query.where(sql`lower(name)`, 'like', `%${likeText(word)}%`),
      db(ctx).selectFrom('companies').select(['id', 'name']),
    )
    .orderBy(sql`lower(name)`)
    .limit(limit)
    .execute()

/** Text for LIKE, its own signs taken literally. */
const likeText = (text: string) => text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)
