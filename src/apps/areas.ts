import { accountsArea } from '#areas/accounts/area.ts'
import { contactsArea } from '#areas/contacts/area.ts'
import { conversationsArea } from '#areas/conversations/area.ts'
import { emotionArea } from '#areas/emotion/area.ts'
import { overviewArea } from '#areas/overview/area.ts'
import { privacyArea } from '#areas/privacy/area.ts'
import type { Area } from '#platform/area.ts'

/** The areas, once, in the order meaning flows. */
export const areas: readonly Area[] = [
  accountsArea,
  contactsArea,
  privacyArea,
  conversationsArea,
  emotionArea,
  overviewArea,
]

export const routes = {
  accounts: accountsArea.routes,
  contacts: contactsArea.routes,
  privacy: privacyArea.routes,
  conversations: conversationsArea.routes,
  emotion: emotionArea.routes,
  overview: overviewArea.routes,
}
