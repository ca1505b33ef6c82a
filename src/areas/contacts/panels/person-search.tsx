import { useState } from 'react'
import { TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say } from '#ui/say.ts'
import styles from './contact.module.css'

export type FoundPerson = { id: string; name: string; address: string }

type Props = {
  search: (words: string) => Promise<FoundPerson[]>
  /** Nobody is merged with themselves. */
  without: string
  onChoose: (id: string) => void
}

const pauseMs = 150

/** A field and the contacts that match it; arrow keys are not needed, Tab and Enter do. */
export function PersonSearch({ search, without, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), pauseMs)
  const found = useQuery({
    queryKey: ['people-to-merge', words],
    queryFn: () => search(words),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    select: (people) => people.filter(({ id }) => id !== without),
  })
  return (
    <div>
      <TextInput
        data-autofocus
        type="search"
        aria-label={say('Search contacts')}
        placeholder={say('Name or address')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles.found}>
        {words === '' ? (
          <p className={styles.hint}>{say('Who is the same person?')}</p>
        ) : (
          <Loaded query={found}>{(people) => <Found people={people} onChoose={onChoose} />}</Loaded>
        )}
      </div>
    </div>
  )
}

function Found({ people, onChoose }: { people: readonly FoundPerson[]; onChoose: Props['onChoose'] }) {
  if (people.length === 0) return <p className={styles.hint}>{say('Nobody matches these words.')}</p>
  return (
    <ul className={styles.foundList}>
      {people.map(({ id, name, address }) => (
        <li key={id}>
          <UnstyledButton className={styles.foundPerson} onClick={() => onChoose(id)}>
            <Content>{name}</Content>
            <span className={styles.foundAddress}>
              <Content>{address}</Content>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
