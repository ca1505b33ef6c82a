import { ActionIcon } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import { Content } from '#ui/content.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'
import { AddAddress } from './import-add-address.tsx'
import styles from './import.module.css'

const own = api.ownAddresses.get.queryOptions()

/** The addresses and domains that are ours; changes hold at once and can be taken back. */
export function OwnAddresses({ canChange }: { canChange: boolean }) {
  const queryClient = useQueryClient()
  const query = useQuery(own)
  const put = useMutation(
    api.ownAddresses.put.mutationOptions({
      onMutate: ({ addresses }) => {
        const before = queryClient.getQueryData(own.queryKey)
        queryClient.setQueryData(own.queryKey, addresses)
        return before
      },
      onError: (error, _next, before) => {
        queryClient.setQueryData(own.queryKey, before)
        tellFailure(error)
      },
      onSuccess: (kept) => queryClient.setQueryData(own.queryKey, kept),
    }),
  )
  const set = (addresses: string[]) => put.mutate({ addresses })
  const remove = (address: string, all: readonly string[]) => {
    set(all.filter((one) => one !== address))
    tell(say('{address} no longer counts as ours.', { address }), { onUndo: () => set([...all]) })
  }
  return (
    <Loaded query={query}>
      {(addresses) => (
        <div className={styles.step}>
          {addresses.length === 0 && (
            <p className={styles.explained}>{say('None yet. The first import asks for them.')}</p>
          )}
          {addresses.length > 0 && (
            <ul className={styles.addresses}>
              {addresses.map((address) => (
                <li key={address} className={styles.address}>
                  <Content>{address}</Content>
                  {canChange && (
                    <ActionIcon
                      variant="subtle"
                      size="sm"
                      aria-label={say('Remove {address}', { address })}
                      onClick={() => remove(address, addresses)}
                    >
                      <IconX size={14} stroke={1.7} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          )}
          {canChange && <AddAddress onAdd={(address) => addresses.includes(address) || set([...addresses, address])} />}
        </div>
      )}
    </Loaded>
  )
}
