import { useParams } from '@tanstack/react-router'
import { CompanyLine, useCompany } from '#areas/contacts/panels/index.ts'
import { PeopleList } from '#areas/overview/panels/index.ts'
import type { Id } from '#kit/id.ts'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'

export function CompanyPage() {
  const { companyId } = useParams({ strict: false }) as { companyId: Id<'company'> }
  const company = useCompany(companyId)
  const { data } = company
  return (
    <Page title={data?.name ?? say('Company')} lead={data && <CompanyLine {...data} />}>
      <Loaded query={company}>{() => <PeopleList companyId={companyId} />}</Loaded>
    </Page>
  )
}
