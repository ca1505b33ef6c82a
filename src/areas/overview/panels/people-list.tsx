import { useCallback } from 'react'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useGoTo } from '#ui/go-to.tsx'
import { Empty } from '#ui/pieces/empty.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { RowList } from '#ui/pieces/row-list.tsx'
import { RowsSkeleton } from '#ui/pieces/skeletons.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import type { PersonRow } from '../contract.ts'
import { api } from './api.ts'
import { isNarrowed, usePeopleSearch, type PeopleSearch } from './people-search.ts'
import { PeopleTools } from './people-tools.tsx'
import { Person } from './person.tsx'
import styles from './people.module.css'

type Props = {
  /** Only the people of this company; its column is left out. */
  companyId?: string
}

const rowHeights = { desk: 52, phone: 72 } as const

/** Contacts with mood and last message: search, filter, sort; any number of them. */
export function PeopleList({ companyId }: Props) {
  const [search, change] = usePeopleSearch()
  const { people, count } = usePeople(search, companyId)
  const isPhone = useMediaQuery('(max-width: 760px)', undefined, { getInitialValueInEffect: false })
  const rowHeight = isPhone ? rowHeights.phone : rowHeights.desk
  const { fetchNextPage, isFetchingNextPage } = people
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  return (
    <div className={styles.people} data-of-company={companyId !== undefined || undefined}>
      <PeopleTools search={search} onChange={change} count={count} />
      <Loaded query={people} skeleton={<RowsSkeleton rows={10} height={rowHeight} />}>
        {(rows) =>
          rows.length === 0 ? (
            <NoPeople isNarrowed={isNarrowed(search)} onAll={() => change(everybody)} />
          ) : (
            <div data-stale={people.isPlaceholderData || undefined} className={styles.rows}>
              <RowList
                key={rowHeight}
                rows={rows}
                keyOf={(person) => person.id}
                render={(person) => <Person person={person} hasCompany={companyId === undefined} />}
                rowHeight={rowHeight}
                label={say('Contacts')}
                onEnd={more}
                isMore={people.hasNextPage && !people.isFetchNextPageError}
              />
              {people.isFetchNextPageError && <Failed error={people.error} onRetry={more} />}
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

const everybody: Partial<PeopleSearch> = { search: undefined, family: undefined, isWaiting: undefined }
const pageRows = 60

function usePeople({ sort, order, ...filter }: PeopleSearch, companyId: string | undefined) {
  const people = useInfiniteQuery(
    api.people.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, companyId, sort, order, cursor, limit: pageRows }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      select: ({ pages }): PersonRow[] => pages.flatMap(({ rows }) => rows),
    }),
  )
  const count = useQuery(
    api.people.count.queryOptions({ input: { ...filter, companyId }, placeholderData: keepPreviousData }),
  )
  return { people, count: count.data?.count ?? null }
}

function NoPeople({ isNarrowed, onAll }: { isNarrowed: boolean; onAll: () => void }) {
  const goTo = useGoTo()
  if (isNarrowed)
    return (
      <Empty
        title={say('Nobody matches')}
        action={
          <Button variant="default" onClick={onAll}>
            {say('Show everybody')}
          </Button>
        }
      >
        {say('Try fewer words, or another feeling.')}
      </Empty>
    )
  return (
    <Empty
      title={say('No contacts yet')}
      action={<Button onClick={() => goTo(places.imports)}>{say('Import mail or messages')}</Button>}
    >
      {say('Everybody who wrote to you appears here, with how they seem to feel.')}
    </Empty>
  )
}
