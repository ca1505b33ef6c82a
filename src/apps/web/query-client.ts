import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { failureKind } from '#ui/say.ts'

/** An answer that says no. It says no again, however often it is asked. */
const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'status' in error &&
  Number(error.status) >= 400 &&
  Number(error.status) < 500

/** Trying again helps only where the answer never came, or the server asked for patience. */
const mayTryAgain = (failures: number, error: unknown): boolean =>
  failures < 2 && !isRefusal(error) && (failureKind(error) === null || failureKind(error) === 'unavailable')

/** What the screens know of the server. News refreshes it at once, so what is held counts as fresh for a while. */
export function openQueryClient(onSignedOut: () => void): QueryClient {
  const leaveIfSignedOut = (error: unknown) => {
    if (failureKind(error) === 'not-signed-in') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { meta }) => meta?.['isForRouter'] || leaveIfSignedOut(error) }),
    mutationCache: new MutationCache({ onError: leaveIfSignedOut }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: mayTryAgain, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
}
