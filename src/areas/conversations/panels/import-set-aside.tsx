import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconDownload } from '@tabler/icons-react'
import type { z } from 'zod'
import { Content } from '#ui/content.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say, saySafely } from '#ui/say.ts'
import type { ImportView, setAsideRow } from '../contract.ts'
import { api } from './api.ts'
import styles from './import.module.css'

/** Messages that could not be taken in, each with its reason. The file itself is untouched. */
export function SetAside({ row }: { row: ImportView }) {
  const list = useInfiniteQuery(
    api.imports.setAside.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: row.id, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  return (
    <section aria-labelledby="set-aside">
      <div className={styles.setAsideHead}>
        <h3 id="set-aside" className={styles.question}>
          {say('{count, plural, one {# message was} other {# messages were}} kept aside', { count: row.setAside })}
        </h3>
        <a className={styles.download} href={`/api/v1/imports/${row.id}/set-aside.csv`} download>
          <IconDownload size={16} stroke={1.7} aria-hidden />
          {say('Download the list')}
        </a>
      </div>
      <p className={styles.explained}>
        {say('They are left out, each with its reason. Everything else was taken in.')}
      </p>
      <Loaded query={list}>
        {({ pages }) => (
          <ul className={styles.plainList}>
            {pages.flatMap(({ rows }) => rows.map((one) => <SetAsideRow key={one.id} {...one} />))}
          </ul>
        )}
      </Loaded>
      {list.hasNextPage && (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('Show more')}
        </Button>
      )}
    </section>
  )
}

const SetAsideRow = ({ file, position, unit, reason }: z.infer<typeof setAsideRow>) => (
  <li className={styles.setAsideRow}>
    <span>{saySafely(reason)}</span>
    <span className={styles.where}>
      {file && (
        <>
          <Content>{file}</Content> ·{' '}
        </>
      )}
      {whereabouts(position, unit)}
    </span>
  </li>
)

function whereabouts(position: number, unit: z.infer<typeof setAsideRow>['unit']): string {
  if (unit === 'row') return say('row {position}', { position })
  return unit === 'byte' ? say('at byte {position}', { position }) : say('entry {position}', { position })
}
