import { useEffect, useRef, useState } from 'react'
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { Keys } from '#ui/keyboard/keys.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say } from '#ui/say.ts'
import { sortKeys } from '../contract.ts'
import type { PeopleSearch } from './people-search.ts'
import styles from './people.module.css'

type Props = {
  search: PeopleSearch
  onChange: (change: Partial<PeopleSearch>) => void
  /** How many people the filter leaves; null while unknown. */
  count: number | null
}

const families = {
  any: () => say('Any feeling'),
  hurting: () => say('Hurting'),
  warm: () => say('Warm'),
  open: () => say('Open'),
  calm: () => say('Calm'),
} as const

const sorts = {
  lastMessage: () => say('Last message'),
  name: () => say('Name'),
  mood: () => say('Mood'),
} as const

/** What to look for, whom to leave out, in which order. */
export function PeopleTools({ search, onChange, count }: Props) {
  const isAscending = search.order === 'asc'
  return (
    <div className={styles.tools}>
      <SearchField value={search.search ?? ''} onChange={(words) => onChange({ search: words })} />
      <NativeSelect
        aria-label={say('Feeling')}
        className={styles.select}
        data={options(families)}
        value={search.family ?? 'any'}
        onChange={({ currentTarget: { value } }) => onChange({ family: isFamily(value) ? value : undefined })}
      />
      <Button
        variant="default"
        className={styles.toggle}
        aria-pressed={search.isWaiting === true}
        onClick={() => onChange({ isWaiting: search.isWaiting ? undefined : true })}
      >
        {say('Waiting')}
      </Button>
      <span className={styles.gap} />
      <span role="status" className={styles.total}>
        {count !== null && say('{count, plural, one {# person} other {# people}}', { count })}
      </span>
      <NativeSelect
        aria-label={say('Sort by')}
        className={styles.select}
        data={options(sorts)}
        value={search.sort}
        onChange={({ currentTarget: { value } }) =>
          onChange({ sort: sortKeys.find((one) => one === value) ?? 'lastMessage' })
        }
      />
      <ActionIcon
        variant="default"
        size={36}
        className={styles.toggle}
        aria-label={isAscending ? say('Ascending: turn around') : say('Descending: turn around')}
        onClick={() => onChange({ order: isAscending ? 'desc' : 'asc' })}
      >
        {isAscending ? <IconArrowUp size={16} stroke={1.6} /> : <IconArrowDown size={16} stroke={1.6} />}
      </ActionIcon>
    </div>
  )
}

const options = (words: Readonly<Record<string, () => string>>) =>
  Object.entries(words).map(([value, word]) => ({ value, label: word() }))

const isFamily = (value: string): value is NonNullable<PeopleSearch['family']> => value !== 'any' && value in families

const pauseMs = 180

/** The words follow the fingers; the list follows after a short pause. */
function SearchField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const [words, setWords] = useState(value)
  const [known, setKnown] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const later = useDebouncedCallback(onChange, pauseMs)
  useShortcut('/', say('Search contacts'), () => field.current?.select())
  useEffect(() => () => later.cancel?.(), [later])
  if (value !== known) {
    setKnown(value)
    if (value !== words.trim()) setWords(value)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={styles.search}
      aria-label={say('Search contacts')}
      placeholder={say('Name, address or company')}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={
        words === '' && (
          <span className={styles.keys}>
            <Keys keys="/" />
          </span>
        )
      }
      rightSectionPointerEvents="none"
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value)
        later(event.currentTarget.value.trim())
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}
