import { PeopleList } from '#areas/overview/panels/index.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'

export const ContactsPage = () => (
  <Page title={say('Contacts')}>
    <PeopleList />
  </Page>
)
