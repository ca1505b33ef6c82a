import { useMutation, useQueryClient } from '@tanstack/react-query'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'

/** What hangs on a reading is asked for anew. */
export function useFollow(): () => void {
  const queryClient = useQueryClient()
  return () => {
    for (const part of [api.readings, api.history, api.mood, api.timeline])
      void queryClient.invalidateQueries({ queryKey: part.key() })
  }
}

/** Takes one's own reading back. */
export function useWithdraw() {
  const follow = useFollow()
  return useMutation(
    api.withdraw.mutationOptions({
      onSuccess: () => {
        follow()
        tell(say('Taken back.'))
      },
      onError: tellFailure,
    }),
  )
}

/** Says what a message sounds like; can be taken back. */
export function useCorrect(onDone: () => void) {
  const follow = useFollow()
  const withdraw = useWithdraw()
  return useMutation(
    api.correct.mutationOptions({
      onSuccess: ({ id }) => {
        follow()
        onDone()
        tell(say('Kept. Yours counts from now on.'), { onUndo: () => withdraw.mutate({ id }) })
      },
      onError: tellFailure,
    }),
  )
}
