import { CompanyList } from '#areas/contacts/panels/index.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'

export const CompaniesPage = () => (
  <Page title={say('Companies')}>
    <CompanyList />
  </Page>
)
