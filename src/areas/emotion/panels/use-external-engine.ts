import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** The name of the external engine; null while there is none, or none that we may know of. */
export function useExternalEngine(isWanted: boolean): string | null {
  return useQuery(api.externalEngine.get.queryOptions({ enabled: isWanted, staleTime: 60_000 })).data?.name ?? null
}
