import { lazy, Suspense } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'

const Chooser = lazy(() =>
  import('./threshold-chooser.tsx').then(({ ThresholdChooser }) => ({ default: ThresholdChooser })),
)

const settings = api.reviewSettings.get.queryOptions()

/** How sure a reading must be to stand without a person, chosen with what it means in view. */
export function ReviewThreshold({ canChange }: { canChange: boolean }) {
  const queryClient = useQueryClient()
  const query = useQuery(settings)
  const foreseen = useQuery(api.reviewSettings.foresight.queryOptions())
  const put = useMutation(
    api.reviewSettings.put.mutationOptions({
      onSuccess: (kept) => {
        const before = queryClient.getQueryData(settings.queryKey)?.threshold ?? 0
        queryClient.setQueryData(settings.queryKey, kept)
        void queryClient.invalidateQueries({ queryKey: api.reviews.key() })
        void queryClient.invalidateQueries({ queryKey: api.reviewSettings.foresight.key() })
        tell(
          kept.threshold > before
            ? say('Kept. What is doubted now comes into the queue.')
            : say('Kept. What is sure enough has left the queue.'),
        )
      },
      onError: tellFailure,
    }),
  )
  return (
    <Loaded query={query}>
      {({ threshold }) => (
        <Loaded query={foreseen}>
          {(foresight) => (
            <Suspense fallback={<BlockSkeleton />}>
              <Chooser
                {...{ threshold, foresight, canChange }}
                isKeeping={put.isPending}
                onKeep={(percent) => put.mutate({ threshold: percent / 100 })}
              />
            </Suspense>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
