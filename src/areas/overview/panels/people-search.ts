import { useNavigate, useSearch } from '@tanstack/react-router'
import { z } from 'zod'
import { peopleFilter, sortKeys } from '../contract.ts'

const initial = { sort: 'lastMessage', order: 'desc' } as const

/** What the address says of a list of people. Anything it cannot mean is left out. */
const peopleSearch = z.object({
  search: z.coerce.string().optional().catch(undefined),
  family: peopleFilter.shape.family.catch(undefined),
  isWaiting: z.literal(true).optional().catch(undefined),
  sort: z.enum(sortKeys).catch(initial.sort),
  order: z.enum(['asc', 'desc']).catch(initial.order),
})
export type PeopleSearch = z.infer<typeof peopleSearch>

/** Filter and order of a list of people; they live in the address, so that it can be kept, shared and gone back to. */
export function usePeopleSearch(): [PeopleSearch, (change: Partial<PeopleSearch>) => void] {
  const current = peopleSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (part: Partial<PeopleSearch>) => {
    const next = { ...current, ...part }
    const isInitial = next.sort === initial.sort && next.order === initial.order
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: {
        search: next.search || undefined,
        family: next.family,
        isWaiting: next.isWaiting,
        ...(isInitial ? {} : { sort: next.sort, order: next.order }),
      } as never,
    })
  }
  return [current, change]
}

/** Whether anything is left out of the list. */
export const isNarrowed = ({ search, family, isWaiting }: PeopleSearch): boolean =>
  Boolean(search) || family !== undefined || isWaiting === true
