import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import type { ConsentView } from '../contract.ts'
import { api } from './api.ts'

export const useConsents = (contactId: string) => useQuery(api.consents.list.queryOptions({ input: { contactId } }))

/** Whether the emotion of a contact may be read; null while unknown, or where we may not know. */
export function useMaySense(contactId: string | undefined): boolean | null {
  const consents = useQuery(
    api.consents.list.queryOptions({ input: { contactId: contactId ?? '' }, enabled: contactId !== undefined }),
  )
  const insight = consents.data?.find(({ purpose }) => purpose === 'emotional_insight')
  return insight ? insight.state === 'given' : null
}

/** Records what a contact said. What stood on it, readings and mood, is asked for anew everywhere. */
export function useRecordConsent() {
  const queryClient = useQueryClient()
  return useMutation(
    api.consents.record.mutationOptions({
      onSuccess: (consent) => {
        tell(recordedWords(consent))
        void queryClient.invalidateQueries()
      },
      onError: tellFailure,
    }),
  )
}

function recordedWords({ purpose, state }: Pick<ConsentView, 'purpose' | 'state'>): string {
  if (state === 'given') return say('Recorded. What they wrote is being read.')
  if (purpose === 'external_reading') return say('Recorded. Nothing of theirs is sent any more.')
  return say('Recorded. Nothing of theirs is read any more.')
}
