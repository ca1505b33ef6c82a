import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say } from '#ui/say.ts'
import type { ImportView } from '../contract.ts'
import { api } from './api.ts'
import { isTableName } from './import-files.ts'
import { StartMail } from './import-start-mail.tsx'
import { useStart } from './import-use-start.ts'
import styles from './import.module.css'

const StartTable = lazy(() => import('./import-start-table.tsx'))

/** What has to be known before a file is read: whose addresses are ours, or which column is which. */
export function StartImport({ row }: { row: ImportView }) {
  const preview = useQuery(api.imports.preview.queryOptions({ input: { id: row.id }, staleTime: Infinity }))
  const start = useStart([row])
  return (
    <Loaded query={preview} skeleton={<BlockSkeleton height={240} />}>
      {(known) =>
        known.kind === 'mail' ? (
          <StartMail previews={[known]} start={start} action={say('Read the messages')} />
        ) : (
          <Suspense fallback={<BlockSkeleton height={240} />}>
            <StartTable preview={known} start={start} />
          </Suspense>
        )
      }
    </Loaded>
  )
}

const mostSampled = 10

/** Starts many mail files with one answer. Tables are left to their own pages, for each has its own columns. */
export function StartMany({ imports }: { imports: readonly ImportView[] }) {
  const mails = imports.filter(({ name }) => !isTableName(name))
  const sample = mails.slice(0, mostSampled).map(({ id }) => id)
  const previews = useQuery({
    queryKey: [['imports', 'previews'], sample],
    // What cannot be read says so on its own page; it does not hold up the others.
    queryFn: () => Promise.all(sample.map((id) => api.imports.preview.call({ id }).catch(() => null))),
    staleTime: Infinity,
  })
  const start = useStart(mails)
  if (mails.length < 2) return null
  return (
    <section aria-labelledby="start-many" className={styles.panel}>
      <h2 id="start-many" className={styles.panelTitle}>
        {say('{count, plural, one {# mail file is} other {# mail files are}} ready to be read', {
          count: mails.length,
        })}
      </h2>
      <Loaded query={previews} skeleton={<BlockSkeleton height={160} />}>
        {(known) => (
          <StartMail
            previews={known.filter((preview) => preview?.kind === 'mail')}
            start={start}
            action={say('Read all {count, number} files', { count: mails.length })}
          />
        )}
      </Loaded>
    </section>
  )
}
