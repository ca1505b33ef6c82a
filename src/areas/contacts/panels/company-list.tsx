import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { Empty } from '#ui/pieces/empty.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { RowList } from '#ui/pieces/row-list.tsx'
import { RowsSkeleton } from '#ui/pieces/skeletons.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { api } from './api.ts'
import styles from './company.module.css'

const rowHeight = 56

/** Companies by name, searched as one types, paged while one scrolls. */
export function CompanyList() {
  const [words, setWords] = useState('')
  const [search] = useDebouncedValue(words.trim(), 200)
  const field = useRef<HTMLInputElement>(null)
  useShortcut('/', say('Search this list'), () => field.current?.focus())
  const companies = useInfiniteQuery(
    api.companies.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ search: search || undefined, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <>
      <TextInput
        ref={field}
        className={styles.search}
        type="search"
        aria-label={say('Search companies')}
        placeholder={say('Name or domain')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Loaded query={companies} skeleton={<RowsSkeleton height={rowHeight} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          return rows.length === 0 ? (
            <NoCompanies search={search} />
          ) : (
            <RowList
              rows={rows}
              keyOf={({ id }) => id}
              render={(company) => <CompanyRow {...company} />}
              rowHeight={rowHeight}
              label={say('Companies')}
              isMore={companies.hasNextPage}
              onEnd={() => companies.isFetchingNextPage || void companies.fetchNextPage()}
            />
          )
        }}
      </Loaded>
    </>
  )
}

type Row = { id: string; name: string; domain: string | null; contactCount: number }

const CompanyRow = ({ id, name, domain, contactCount }: Row) => (
  <GoTo place={places.company(id)} className={styles.row}>
    <span className={styles.name}>
      <Content>{name}</Content>
    </span>
    <span className={styles.domain}>
      <Content>{domain}</Content>
    </span>
    <span className={styles.count}>
      {say('{count, plural, one {# contact} other {# contacts}}', { count: contactCount })}
    </span>
  </GoTo>
)

const NoCompanies = ({ search }: { search: string }) =>
  search ? (
    <Empty title={say('No company matches “{search}”', { search })}>{say('Try fewer letters, or the domain.')}</Empty>
  ) : (
    <Empty title={say('No companies yet')}>
      {say('Companies appear by themselves, from the domains of your contacts’ mail addresses.')}
    </Empty>
  )
