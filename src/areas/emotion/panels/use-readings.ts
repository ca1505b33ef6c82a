import { useQueries } from '@tanstack/react-query'
import type { ReadingView } from '../contract.ts'
import { api } from './api.ts'

const mostAtOnce = 50

export type Readings = {
  /** The reading of a message; null when there is none, or none that we may see. */
  of: (messageId: string) => ReadingView | null
  /** Whether all answers have come: only then does `null` mean that nothing was read. */
  isKnown: boolean
  error: Error | null
  retry: () => void
}

/** The readings of some messages, asked for in portions that stay the same while more messages are loaded. */
export function useReadings(portions: readonly (readonly string[])[]): Readings {
  const inputs = portions.flatMap((ids) => chunks(ids, mostAtOnce))
  return useQueries({
    queries: inputs.map((messageIds) => api.readings.queryOptions({ input: { messageIds } })),
    combine: (results) => {
      const known = new Map(
        results.flatMap(({ data }) => data ?? []).map((reading) => [String(reading.messageId), reading]),
      )
      return {
        of: (messageId) => known.get(messageId) ?? null,
        isKnown: results.every((result) => result.isSuccess),
        error: results.find((result) => result.isError)?.error ?? null,
        retry: () => results.filter((result) => result.isError).forEach((result) => void result.refetch()),
      }
    },
  })
}

const chunks = (ids: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size))
