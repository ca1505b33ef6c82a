import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { RowsSkeleton } from '#ui/pieces/skeletons.tsx'
import { places } from '#ui/places.ts'
import { say, sayPercent, saySize } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { ImportView } from '../contract.ts'
import { api } from './api.ts'
import { StartMany } from './import-start.tsx'
import { useUploads } from './import-uploads.ts'
import { useRemove } from './import-use-remove.tsx'
import { stateWords } from './import-words.ts'
import styles from './import.module.css'

const whileRunningMs = 2000

/** Imports, newest first; those that wait for a start can be started together. */
export function ImportList() {
  const imports = useInfiniteQuery(
    api.imports.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      refetchInterval: ({ state: { data } }) =>
        data?.pages[0]?.rows.some(({ state }) => state === 'running') ? whileRunningMs : false,
    }),
  )
  useNewUploads()
  return (
    <Loaded query={imports} skeleton={<RowsSkeleton rows={3} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        const ready = rows.filter(({ state }) => state === 'ready')
        if (rows.length === 0) return null
        return (
          <>
            {ready.length > 1 && <StartMany imports={ready} />}
            <h2 className={styles.heading}>{say('Imports so far')}</h2>
            <ul className={styles.plainList}>
              {rows.map((row) => (
                <ImportRow key={row.id} row={row} />
              ))}
            </ul>
            {imports.hasNextPage && (
              <Button
                variant="default"
                mt="md"
                loading={imports.isFetchingNextPage}
                onClick={() => void imports.fetchNextPage()}
              >
                {say('Show earlier ones')}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** What was just sent joins the list when the queue comes to its end. */
function useNewUploads(): void {
  const queryClient = useQueryClient()
  const isSending = useUploads().some(({ state }) => state === 'sending' || state === 'waiting')
  useEffect(() => {
    if (!isSending) void queryClient.invalidateQueries({ queryKey: api.imports.list.key() })
  }, [isSending, queryClient])
}

function ImportRow({ row }: { row: ImportView }) {
  const removal = useRemove(row)
  return (
    <li className={styles.rowBox}>
      <GoTo place={places.import(row.id)} className={styles.row}>
        <span className={styles.fileName}>
          <Content>{row.name}</Content>
        </span>
        <span className={styles.rowWords}>{outcome(row)}</span>
        <span className={styles.rowState} data-state={row.state}>
          {stateWords(row.state)}
        </span>
        <span className={styles.rowWhen}>
          <When at={row.createdAt} brief />
        </span>
      </GoTo>
      <ActionIcon
        variant="subtle"
        size={32}
        color="gray"
        aria-label={say('Remove {name}', { name: row.name })}
        disabled={!removal.isOpen}
        loading={removal.isPending}
        onClick={() => void removal.ask()}
      >
        <IconTrash size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </li>
  )
}

function outcome({ state, messagesAdded, setAside, bytesRead, bytesReceived, bytesTotal }: ImportView): string {
  if (state === 'receiving')
    return say('{arrived} of {size} arrived', { arrived: saySize(bytesReceived), size: saySize(bytesTotal) })
  if (state === 'ready') return saySize(bytesTotal)
  if (state === 'running' && bytesTotal > 0) return sayPercent(Math.min(1, bytesRead / bytesTotal))
  return setAside > 0
    ? say('{count, plural, one {# message} other {# messages}} added, {setAside} kept aside', {
        count: messagesAdded,
        setAside,
      })
    : say('{count, plural, one {# message} other {# messages}} added', { count: messagesAdded })
}
