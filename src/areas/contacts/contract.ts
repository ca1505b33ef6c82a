import { z } from 'zod'
import { endpoint, idOf, instant, pageOf, pageSize } from '#kit/contract.ts'
import { identityKinds } from './domain/identity.ts'

const contactId = z.object({ id: idOf('contact') })

export const companyName = z.object({ id: idOf('company'), name: z.string() })

export const contact = z.object({
  id: idOf('contact'),
  name: z.string(),
  company: companyName.nullable(),
  identities: z.array(
    z.object({ id: idOf('identity'), kind: z.enum(identityKinds), value: z.string(), name: z.string() }),
  ),
  /** Set when this contact was merged into another one: its page leads there. */
  mergedIntoId: idOf('contact').nullable(),
  createdAt: instant,
})
export type ContactView = z.infer<typeof contact>

export const merge = z.object({
  id: idOf('merge'),
  keptId: idOf('contact'),
  mergedId: idOf('contact'),
  mergedName: z.string(),
  mergedAt: instant,
  mergedBy: z.string(),
})

export const contactsContract = {
  get: endpoint({ method: 'GET', path: '/contacts/{id}', permission: 'contacts:read', summary: 'One contact' })
    .input(contactId)
    .output(contact),
  update: endpoint({
    method: 'PATCH',
    path: '/contacts/{id}',
    permission: 'contacts:write',
    summary: 'Change the name or the company of a contact',
    description: 'A company is named; it is made when it does not exist yet. An empty company name takes it away.',
  })
    .input(
      contactId.extend({
        name: z.string().trim().min(1).max(200).optional(),
        companyName: z.string().trim().max(200).optional(),
      }),
    )
    .output(contact),
  merges: {
    create: endpoint({
      method: 'POST',
      path: '/contacts/{id}/merges',
      permission: 'contacts:write',
      summary: 'Merge another contact into this one; can be undone',
    })
      .input(contactId.extend({ mergedId: idOf('contact') }))
      .output(merge),
    list: endpoint({
      method: 'GET',
      path: '/contacts/{id}/merges',
      permission: 'contacts:read',
      summary: 'Merges into this contact that can be undone, newest first',
    })
      .input(contactId)
      .output(z.array(merge)),
    undo: endpoint({
      method: 'DELETE',
      path: '/merges/{id}',
      permission: 'contacts:write',
      summary:
        'Undo a merge: both contacts are as they were, and later mail goes to the one whose address it came from',
    })
      .input(z.object({ id: idOf('merge') }))
      .output(z.object({ keptId: idOf('contact'), mergedId: idOf('contact') })),
  },
  companies: {
    list: endpoint({
      method: 'GET',
      path: '/companies',
      permission: 'contacts:read',
      summary: 'Companies by name, with how many contacts each has',
    })
      .input(
        z.object({ search: z.string().trim().max(200).optional(), cursor: z.string().optional(), limit: pageSize }),
      )
      .output(pageOf(companyName.extend({ domain: z.string().nullable(), contactCount: z.number() }))),
    get: endpoint({ method: 'GET', path: '/companies/{id}', permission: 'contacts:read', summary: 'One company' })
      .input(z.object({ id: idOf('company') }))
      .output(companyName.extend({ domain: z.string().nullable(), contactCount: z.number(), createdAt: instant })),
  },
}
