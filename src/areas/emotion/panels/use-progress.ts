import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

function startOfToday(): Date {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate())
}

/** How much waits for me, and what I did today. */
export const useProgress = () => useQuery(api.reviews.progress.queryOptions({ input: { since: startOfToday() } }))
