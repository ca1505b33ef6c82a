import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import type { LearningView } from '../contract.ts'
import { api } from './api.ts'

const learning = api.learning.get.queryOptions()

/** What was learnt, and a way to let another version read, which can be taken back at once. */
export function useLearning() {
  const queryClient = useQueryClient()
  const query = useQuery(learning)
  const put = useMutation(
    api.learning.putLive.mutationOptions({
      onSuccess: (kept) => {
        queryClient.setQueryData(learning.queryKey, kept)
        void queryClient.invalidateQueries({ queryKey: api.engine.key() })
      },
      onError: tellFailure,
    }),
  )
  const putLive = (number: number | null) => {
    const before = queryClient.getQueryData<LearningView>(learning.queryKey)?.live ?? null
    put.mutate(
      { number },
      {
        onSuccess: () =>
          tell(say('Kept. The latest messages are read again now.'), { onUndo: () => put.mutate({ number: before }) }),
      },
    )
  }
  return { query, putLive, isPending: put.isPending }
}
