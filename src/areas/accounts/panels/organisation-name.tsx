import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Facts } from '#ui/pieces/facts.tsx'
import { Content } from '#ui/content.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { tell } from '#ui/pieces/tell.tsx'
import { say, sayFailure } from '#ui/say.ts'
import { api } from './api.ts'
import styles from './accounts.module.css'

const meOptions = api.me.queryOptions({ staleTime: Infinity })

/** The organisation's name; a form for those who may change it. */
export function OrganisationName() {
  const query = useQuery(meOptions)
  return (
    <Loaded query={query}>
      {({ organisation, permissions }) =>
        permissions.includes('organisation:write') ? (
          <RenameForm key={organisation} name={organisation} />
        ) : (
          <Facts facts={[{ name: say('Name'), value: <Content>{organisation}</Content> }]} />
        )
      }
    </Loaded>
  )
}

function RenameForm({ name }: { name: string }) {
  const queryClient = useQueryClient()
  const [value, setValue] = useState(name)
  const rename = useMutation(
    api.organisation.rename.mutationOptions({
      onSuccess: (renamed) => {
        queryClient.setQueryData(meOptions.queryKey, (me) => me && { ...me, organisation: renamed.name })
        tell(say('The organisation is now called {name}.', { name: renamed.name }))
      },
    }),
  )
  const isSame = value.trim() === name || value.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isSame) rename.mutate({ name: value })
  }
  return (
    <form className={styles.inline} onSubmit={submit}>
      <TextInput
        label={say('Name')}
        maxLength={120}
        value={value}
        error={rename.error ? sayFailure(rename.error) : null}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={isSame} loading={rename.isPending}>
        {say('Save')}
      </Button>
    </form>
  )
}
