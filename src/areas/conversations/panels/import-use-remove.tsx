import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { confirmed } from '#ui/pieces/confirm.tsx'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import type { ImportView } from '../contract.ts'
import { api } from './api.ts'
import { forgetImport, useUploads } from './import-uploads.ts'
import styles from './import.module.css'

/** Removes an import after asking. `isOpen` is false while it is being read, or sent from this tab. */
export function useRemove(row: ImportView, onRemoved?: () => void) {
  const queryClient = useQueryClient()
  const isSending = useUploads().some(
    ({ importId, state }) => importId === row.id && (state === 'sending' || state === 'waiting'),
  )
  const { mutate, isPending } = useMutation(
    api.imports.remove.mutationOptions({
      onSuccess: () => {
        forgetImport(row.id)
        tell(say('{name} is removed.', { name: row.name }))
        onRemoved?.()
        queryClient.removeQueries({ queryKey: api.imports.get.key({ input: { id: row.id } }) })
        void queryClient.invalidateQueries({ queryKey: api.imports.list.key() })
      },
      onError: tellFailure,
    }),
  )
  const ask = async () => {
    if (await mayRemove(row)) mutate({ id: row.id })
  }
  return { isOpen: row.state !== 'running' && !isSending, isPending, ask }
}

const mayRemove = (row: ImportView): Promise<boolean> =>
  confirmed({
    title: say('Remove this import?'),
    body: (
      <>
        <p className={styles.question}>
          <Content>{row.name}</Content>
        </p>
        <p className={styles.explained}>{whatGoes(row)}</p>
      </>
    ),
    action: say('Remove'),
    isDangerous: true,
  })

function whatGoes({ state, messagesAdded, setAside }: ImportView): string {
  if (state === 'receiving' || state === 'ready')
    return say('What was sent of the file is deleted here. The file on your own disk stays as it is.')
  if (setAside > 0)
    return say(
      'Its entry goes, and {setAside, plural, one {the message} other {the # messages}} it kept aside. The messages it added stay.',
      { setAside },
    )
  return messagesAdded > 0
    ? say('Only its entry goes. The messages it added stay.')
    : say('Its entry goes. It added no messages.')
}
