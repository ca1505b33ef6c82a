import { useQuery } from '@tanstack/react-query'
import { useNow } from '#ui/when-shown.tsx'
import { api } from './api.ts'

/** How much waits for me, and what I did today. */
export function useProgress() {
  const now = useNow()
  const since = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  return useQuery(api.reviews.progress.queryOptions({ input: { since } }))
}
