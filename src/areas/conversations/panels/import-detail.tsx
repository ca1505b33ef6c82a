import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Id } from '#kit/id.ts'
import { Content } from '#ui/content.tsx'
import { useGoTo } from '#ui/go-to.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { Progress } from '#ui/pieces/progress.tsx'
import { tellFailure } from '#ui/pieces/tell.tsx'
import { places } from '#ui/places.ts'
import { say, sayPercent, saySize } from '#ui/say.ts'
import type { ImportView } from '../contract.ts'
import { api } from './api.ts'
import { ImportDrop } from './import-drop.tsx'
import { UploadProgress } from './import-queue.tsx'
import { ImportCounts, ImportResult } from './import-result.tsx'
import { SetAside } from './import-set-aside.tsx'
import { StartImport } from './import-start.tsx'
import { useUploads } from './import-uploads.ts'
import { useRemove } from './import-use-remove.tsx'
import styles from './import.module.css'

const whileMovingMs = 1500
const isMoving = (state: ImportView['state'] | undefined) => state === 'running' || state === 'receiving'

/** One import, from the upload to what came of it. */
export function ImportDetail({ importId }: { importId: Id<'import'> }) {
  const query = useQuery(
    api.imports.get.queryOptions({
      input: { id: importId },
      refetchInterval: ({ state }) => (isMoving(state.data?.state) ? whileMovingMs : false),
    }),
  )
  return (
    <Loaded query={query}>
      {(row) => (
        <div className={styles.detail}>
          <h2 className={styles.detailTitle}>
            <Content>{row.name}</Content>
            <span className={styles.size}>{saySize(row.bytesTotal)}</span>
          </h2>
          {stepOf(row)}
          {row.setAside > 0 && <SetAside key={row.setAside} row={row} />}
          <Removal row={row} />
        </div>
      )}
    </Loaded>
  )
}

function Removal({ row }: { row: ImportView }) {
  const goTo = useGoTo()
  const { isOpen, isPending, ask } = useRemove(row, () => goTo(places.imports))
  if (!isOpen) return null
  return (
    <div>
      <Button
        variant="subtle"
        color="danger"
        leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
        loading={isPending}
        onClick={() => void ask()}
      >
        {say('Remove')}
      </Button>
    </div>
  )
}

function stepOf(row: ImportView): ReactNode {
  if (row.state === 'receiving') return <Receiving row={row} />
  if (row.state === 'ready') return <StartImport row={row} />
  return row.state === 'running' ? <Running row={row} /> : <ImportResult row={row} />
}

/** An upload of this tab goes on by itself; one that was broken off needs its file again. */
function Receiving({ row }: { row: ImportView }) {
  const upload = useUploads().find(({ importId }) => importId === row.id)
  if (upload) return <UploadProgress upload={upload} />
  return (
    <div className={styles.step}>
      <Progress label={say('Upload of {name}', { name: row.name })} done={row.bytesReceived} total={row.bytesTotal}>
        <span>{say('The upload was broken off. What has arrived is kept.')}</span>
        <span>{say('{sent} of {size}', { sent: saySize(row.bytesReceived), size: saySize(row.bytesTotal) })}</span>
      </Progress>
      <p className={styles.question}>{say('Choose the same file again, and it goes on where it was.')}</p>
      <ImportDrop />
    </div>
  )
}

function Running({ row }: { row: ImportView }) {
  const queryClient = useQueryClient()
  const stop = useMutation(
    api.imports.stop.mutationOptions({
      onSuccess: (stopped) => queryClient.setQueryData(api.imports.get.queryKey({ input: { id: row.id } }), stopped),
      onError: tellFailure,
    }),
  )
  const share = row.bytesTotal > 0 ? Math.min(1, row.bytesRead / row.bytesTotal) : 0
  return (
    <div className={styles.step}>
      <Progress label={say('Reading {name}', { name: row.name })} done={row.bytesRead} total={row.bytesTotal}>
        <span>{say('Reading the messages. You may go elsewhere meanwhile.')}</span>
        <span>{sayPercent(share)}</span>
      </Progress>
      <ImportCounts row={row} />
      <div>
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ id: row.id })}>
          {say('Stop')}
        </Button>
      </div>
    </div>
  )
}
