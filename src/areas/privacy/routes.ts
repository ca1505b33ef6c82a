import { serve, within } from '#platform/http.ts'
import { getSetting } from '#platform/settings.ts'
import { putConsentDefaults, recordConsent } from './actions/record-consent.ts'
import { privacyContract } from './contract.ts'
import { listAudit, listConsents } from './reads.ts'
import { consentDefaults } from './settings.ts'

const os = serve(privacyContract)

export const routes = os.router({
  consents: {
    list: os.consents.list.handler(within((ctx, { contactId }) => listConsents(ctx, contactId))),
    record: os.consents.record.handler(within(recordConsent)),
  },
  defaults: {
    get: os.defaults.get.handler(within((ctx) => getSetting(ctx, consentDefaults))),
    put: os.defaults.put.handler(within(putConsentDefaults)),
  },
  audit: { list: os.audit.list.handler(within(listAudit)) },
})
