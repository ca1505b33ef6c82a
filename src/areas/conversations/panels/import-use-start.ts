import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { conversationsContract, ImportView } from '../contract.ts'
import { api } from './api.ts'

type StartInput = z.input<NonNullable<(typeof conversationsContract.imports.start)['~orpc']['inputSchema']>>
type StartWith = Omit<StartInput, 'id'>

export type Start = { run: (given: StartWith) => void; isPending: boolean; error: unknown }

/** Starts imports one after the other, with the same answers. */
export function useStart(rows: readonly ImportView[]): Start {
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (given: StartWith) => {
      for (const { id } of rows) {
        const started = await api.imports.start.call({ id, ...given })
        queryClient.setQueryData(api.imports.get.queryKey({ input: { id } }), started)
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.imports.list.key() }),
  })
  return { run: mutate, isPending, error }
}
