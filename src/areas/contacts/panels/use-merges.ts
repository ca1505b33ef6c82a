import { useMutation, useQueryClient } from '@tanstack/react-query'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'

/** Takes a merge back. What stands on screens about either contact is asked for anew. */
export function useUndoMerge() {
  const queryClient = useQueryClient()
  return useMutation(
    api.merges.undo.mutationOptions({
      onSuccess: () => {
        tell(say('The merge is undone. Both contacts are as they were.'))
        void queryClient.invalidateQueries()
      },
      onError: tellFailure,
    }),
  )
}

/** Merges another contact into this one, and offers to take it back. */
export function useMerge() {
  const queryClient = useQueryClient()
  const undo = useUndoMerge()
  return useMutation(
    api.merges.create.mutationOptions({
      onSuccess: (merge) => {
        tell(say('{name} is merged.', { name: merge.mergedName }), { onUndo: () => undo.mutate({ id: merge.id }) })
        void queryClient.invalidateQueries()
      },
    }),
  )
}
