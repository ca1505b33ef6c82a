import { accountsContract } from '#areas/accounts/contract.ts'
import { contactsContract } from '#areas/contacts/contract.ts'
import { conversationsContract } from '#areas/conversations/contract.ts'
import { emotionContract } from '#areas/emotion/contract.ts'
import { overviewContract } from '#areas/overview/contract.ts'
import { privacyContract } from '#areas/privacy/contract.ts'

/** The whole API, area by area. */
export const contract = {
  accounts: accountsContract,
  contacts: contactsContract,
  privacy: privacyContract,
  conversations: conversationsContract,
  emotion: emotionContract,
  overview: overviewContract,
}
export type Api = typeof contract
