import { Loader, Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { useGoTo } from '#ui/go-to.tsx'
import { say, sayFailure } from '#ui/say.ts'
import { api } from './api.ts'
import { PaletteRows } from './palette-rows.tsx'
import { groupsOf, rememberPlace, type PaletteAction, type PaletteRow } from './palette-groups.ts'
import styles from './palette.module.css'

const typingPauseMs = 120

type Props = { actions: readonly PaletteAction[]; onClose: () => void }

/** One field for everything: people, companies, messages, and what the frame can do. Arrows choose, Enter goes. */
export function Palette({ actions, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [words] = useDebouncedValue(typed.trim(), typingPauseMs)
  const goTo = useGoTo()
  const listId = useId()
  const search = useQuery(
    api.search.queryOptions({ input: { words, limit: 6 }, enabled: words !== '', placeholderData: keepPreviousData }),
  )
  const groups = groupsOf({ typed: typed.trim(), actions, found: words === '' ? undefined : search.data })
  const rows = groups.flatMap((group) => group.rows)
  const chosen = rows[Math.min(active, rows.length - 1)]
  const open = (row: PaletteRow) => {
    onClose()
    if ('place' in row) {
      rememberPlace(row)
      goTo(row.place)
    } else row.run()
  }
  const walk = (event: KeyboardEvent) => {
    const next = stepsFor(event.key, active, rows.length)
    if (next !== undefined) setActive(next)
    else if (event.key === 'Enter' && chosen) open(chosen)
    else return
    event.preventDefault()
  }
  const isNothing = rows.length === 0 && words !== '' && !search.isFetching && !search.error
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12dvh"
      size={620}
      padding={0}
      transitionProps={{ duration: 0 }}
      aria-label={say('Search and commands')}
    >
      <div className={styles.field}>
        {search.isFetching ? <Loader size={18} /> : <IconSearch size={18} stroke={1.7} aria-hidden />}
        <input
          data-autofocus
          autoFocus
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen ? `${listId}-${chosen.key}` : undefined}
          aria-label={say('Search people, companies and messages')}
          placeholder={say('Search people, companies and messages')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={walk}
        />
      </div>
      <PaletteRows
        id={listId}
        groups={groups}
        chosen={chosen}
        onHover={(row) => setActive(rows.indexOf(row))}
        onOpen={open}
      />
      {search.error && <p className={styles.note}>{sayFailure(search.error)}</p>}
      {isNothing && <p className={styles.note}>{say('Nothing matches. Try fewer letters.')}</p>}
    </Modal>
  )
}

/** Where a key leads in a list of so many rows; undefined for other keys. */
function stepsFor(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (active + 1) % count
  if (key === 'ArrowUp') return (active - 1 + count) % count
  return undefined
}
