/** Door for other areas: the people and companies we relate to. */
export { contactChanged, contactsMerged } from './events.ts'
export { findOrCreateContacts } from './actions/find-or-create-contacts.ts'
export type { WantedContact } from './actions/find-or-create-contacts.ts'
export { listMergedInto, lockContacts, searchCompanies } from './reads.ts'
export { searchWords } from './domain/name.ts'
export { companyDomain } from './domain/company.ts'
export { identityKinds, normaliseIdentity } from './domain/identity.ts'
export type { IdentityKind } from './domain/identity.ts'
