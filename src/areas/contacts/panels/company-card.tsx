import { useQuery } from '@tanstack/react-query'
import type { Id } from '#kit/id.ts'
import { Content } from '#ui/content.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'

/** A company, as a query: for a page that names it. */
export const useCompany = (id: Id<'company'>) => useQuery(api.companies.get.queryOptions({ input: { id } }))

/** A company in one line: its domain and how many contacts it has. */
export const CompanyLine = ({ domain, contactCount }: { domain: string | null; contactCount: number }) => (
  <>
    {domain && (
      <>
        <Content>{domain}</Content> ·{' '}
      </>
    )}
    {say('{count, plural, =0 {no contacts} one {# contact} other {# contacts}}', { count: contactCount })}
  </>
)
