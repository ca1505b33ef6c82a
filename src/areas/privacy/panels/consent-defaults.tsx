import { Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { confirmed } from '#ui/pieces/confirm.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'

const defaults = api.defaults.get.queryOptions()

/** What holds for contacts who said nothing. Turning it off asks first: readings are erased. */
export function ConsentDefaults({ canChange }: { canChange: boolean }) {
  const queryClient = useQueryClient()
  const query = useQuery(defaults)
  const put = useMutation(
    api.defaults.put.mutationOptions({
      onMutate: (next) => {
        const before = queryClient.getQueryData(defaults.queryKey)
        queryClient.setQueryData(defaults.queryKey, next)
        return before
      },
      onError: (error, _next, before) => {
        queryClient.setQueryData(defaults.queryKey, before)
        tellFailure(error)
      },
      onSuccess: ({ emotional_insight }) =>
        tell(
          emotional_insight === 'given'
            ? say('Messages of contacts who said nothing are read for emotion.')
            : say('Messages of contacts who said nothing are no longer read; their readings are erased.'),
        ),
    }),
  )
  const change = async (isGiven: boolean) => {
    if (isGiven || (await mayErase())) put.mutate({ emotional_insight: isGiven ? 'given' : 'withdrawn' })
  }
  return (
    <Loaded query={query}>
      {({ emotional_insight }) => (
        <Switch
          label={say('Read messages for emotion unless a contact objects')}
          description={say('Off: only messages of contacts who agreed are read.')}
          checked={emotional_insight === 'given'}
          disabled={!canChange || put.isPending}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      )}
    </Loaded>
  )
}

const mayErase = () =>
  confirmed({
    title: say('Stop reading by default?'),
    body: say(
      'The readings and moods of every contact who did not agree are erased. Messages stay. Turning it on again reads them anew.',
    ),
    action: say('Stop and erase'),
    isDangerous: true,
  })
