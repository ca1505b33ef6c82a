import { serve, within } from '#platform/http.ts'
import { mergeContacts, undoMerge } from './actions/merge-contacts.ts'
import { updateContact } from './actions/update-contact.ts'
import { contactsContract } from './contract.ts'
import { getCompany, getContact, listCompanies, listMerges } from './reads.ts'

const os = serve(contactsContract)

export const routes = os.router({
  get: os.get.handler(within((ctx, { id }) => getContact(ctx, id))),
  update: os.update.handler(within(updateContact)),
  merges: {
    create: os.merges.create.handler(within(mergeContacts)),
    list: os.merges.list.handler(within((ctx, { id }) => listMerges(ctx, id))),
    undo: os.merges.undo.handler(within(undoMerge)),
  },
  companies: {
    list: os.companies.list.handler(within(listCompanies)),
    get: os.companies.get.handler(within((ctx, { id }) => getCompany(ctx, id))),
  },
})
