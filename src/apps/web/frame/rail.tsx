import { IconSearch } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { lazy, startTransition, Suspense, useState } from 'react'
import { ReviewCount } from '#areas/emotion/panels/index.ts'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import type { Me } from '../me.ts'
import { AgentButton } from './agent-button.tsx'
import type { Entry } from './entries.ts'
import { LiveNote } from './live-note.tsx'
import { Mark } from './mark.tsx'
import styles from './rail.module.css'

const loadMenu = () => import('./agent-menu.tsx')
const AgentMenu = lazy(loadMenu)

type Props = { me: Me; entries: readonly Entry[]; isLive: boolean; onSearch: () => void; onShortcuts: () => void }

/** The way around: a rail at the side; on phones a bar of entries below and a small one with the rest above. */
export function Rail({ me, entries, isLive, onSearch, onShortcuts }: Props) {
  return (
    <div className={styles.rail}>
      <div className={styles.top}>
        <GoTo place={places.today} className={styles.home}>
          <Mark />
          <span className={styles.organisation}>
            <Content>{me.organisation}</Content>
          </span>
        </GoTo>
        <button type="button" className={styles.search} onClick={onSearch}>
          <IconSearch size={16} stroke={1.7} aria-hidden />
          <span className={styles.searchWord}>{say('Search')}</span>
          <span aria-hidden className={styles.searchKeys}>
            <Keys keys="mod+k" />
          </span>
        </button>
      </div>
      <nav aria-label={say('Main')} className={styles.entries}>
        {entries.map((entry) => (
          <RailEntry key={entry.place} {...entry} />
        ))}
      </nav>
      <div className={styles.bottom}>
        {!isLive && <LiveNote />}
        <Agent me={me} onShortcuts={onShortcuts} />
      </div>
    </div>
  )
}

/** The menu is fetched when somebody reaches for it. */
function Agent({ me, onShortcuts }: Pick<Props, 'me' | 'onShortcuts'>) {
  const [isWanted, setIsWanted] = useState(false)
  const button = (
    <AgentButton
      me={me}
      aria-haspopup="dialog"
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => startTransition(() => setIsWanted(true))}
    />
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <AgentMenu me={me} onShortcuts={onShortcuts} />
    </Suspense>
  )
}

function RailEntry({ place, words, icon: Icon }: Entry) {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const isHere = place === places.today ? path === place : path === place || path.startsWith(`${place}/`)
  return (
    <GoTo
      place={place}
      className={styles.entry}
      data-here={isHere || undefined}
      aria-current={isHere ? 'page' : undefined}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={styles.entryWord}>{words}</span>
      {place === places.review && <ReviewCount />}
    </GoTo>
  )
}
