import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { say } from '#ui/say.ts'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import type { ContactView } from '../contract.ts'
import { api } from './api.ts'

/** One contact, as its page shows it. */
export const useContact = (contactId: string) => useQuery(api.get.queryOptions({ input: { id: contactId } }))

type Change = { name?: string; companyName?: string }

/** Changes a contact on screen at once; puts it back, visibly, when the server refuses. */
export function useContactChange(contact: ContactView): (change: Change, isUndo?: boolean) => void {
  const queryClient = useQueryClient()
  const queryKey = api.get.queryKey({ input: { id: contact.id } })
  const { mutate } = useMutation(
    api.update.mutationOptions({
      onMutate: async ({ name, companyName }) => {
        await queryClient.cancelQueries({ queryKey })
        const before = queryClient.getQueryData(queryKey)
        if (before) queryClient.setQueryData(queryKey, foreseen(before, { name, companyName }))
        return before
      },
      onError: (error, _, before) => {
        queryClient.setQueryData(queryKey, before)
        tellFailure(error)
      },
      onSuccess: (changed) => queryClient.setQueryData(queryKey, changed),
    }),
  )
  return function change(wanted, isUndo = false) {
    const before: Change = {
      ...(wanted.name === undefined ? {} : { name: contact.name }),
      ...(wanted.companyName === undefined ? {} : { companyName: contact.company?.name ?? '' }),
    }
    mutate(
      { id: contact.id, ...wanted },
      {
        onSuccess: () =>
          isUndo
            ? undefined
            : tell(wanted.name === undefined ? say('Company changed') : say('Name changed'), {
                onUndo: () => change(before, true),
              }),
      },
    )
  }
}

/** A company that is only named has no page yet, so it is shown when the server has answered. */
const foreseen = (contact: ContactView, { name, companyName }: Change): ContactView => ({
  ...contact,
  name: name ?? contact.name,
  company: companyName === '' ? null : contact.company,
})
