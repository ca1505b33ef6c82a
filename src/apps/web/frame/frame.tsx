import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, startTransition, Suspense, useEffect, useRef, useState } from 'react'
import { useGoTo } from '#ui/go-to.tsx'
import { useShortcut, useShortcutListener } from '#ui/keyboard/shortcuts.ts'
import { say } from '#ui/say.ts'
import { useLive } from '../live.ts'
import { meQuery, type Me } from '../me.ts'
import { entriesFor } from './entries.ts'
import { Rail } from './rail.tsx'
import styles from './frame.module.css'

const loadPalette = () => import('./frame-palette.tsx')
const Palette = lazy(loadPalette)
const ShortcutSheet = lazy(async () => ({ default: (await import('#ui/keyboard/shortcut-sheet.tsx')).ShortcutSheet }))

const settledAfterMs = 2500

/** What stands around every page of somebody who is signed in. */
export function Frame() {
  const { data: me } = useQuery(meQuery)
  return me ? <FrameOf me={me} /> : null
}

type Sheet = 'palette' | 'shortcuts'

/** Sheets open in a transition: without one React would hold their first showing back for 300 ms. */
function FrameOf({ me }: { me: Me }) {
  const [open, setOpen] = useState<Sheet | null>(null)
  const show = (sheet: Sheet) => startTransition(() => setOpen(sheet))
  const isLive = useLive()
  const main = useRef<HTMLElement>(null)
  const entries = entriesFor(me)
  useShortcutListener()
  useShortcut('mod+k', say('Search and commands'), () => show('palette'))
  useShortcut('?', say('Keyboard shortcuts'), () => show('shortcuts'))
  useFocusOnArrival(main)
  usePaletteSoon()
  const close = () => setOpen(null)
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main" onClick={(event) => skipTo(event, main.current)}>
        {say('Skip to the content')}
      </a>
      {entries.map((entry) => (
        <EntryShortcut key={entry.place} {...entry} />
      ))}
      <Rail
        me={me}
        entries={entries}
        isLive={isLive}
        onSearch={() => show('palette')}
        onShortcuts={() => show('shortcuts')}
      />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Suspense>
        {open === 'palette' && <Palette me={me} onClose={close} onShortcuts={() => show('shortcuts')} />}
        {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </div>
  )
}

/** The skip link leaves the address alone: a fragment there would be taken for a message. */
function skipTo(event: React.MouseEvent, target: HTMLElement | null): void {
  event.preventDefault()
  target?.focus()
}

function EntryShortcut({ keys, words, place }: { keys: string; words: string; place: string }) {
  const goTo = useGoTo()
  useShortcut(keys, say('Go to {place}', { place: words }), () => goTo(place))
  return null
}

/** Fetched once the first page has settled, so that no letter is lost when somebody opens it and types on. */
function usePaletteSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), settledAfterMs)
    return () => clearTimeout(timer)
  }, [])
}

/**
 * Those who hear the page learn that another one is there; the first page is left to the browser. Who opened a dialog
 * while the page was on its way types on in it.
 */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const before = useRef<string>(undefined)
  useEffect(() => {
    const isInDialog = document.activeElement?.closest('[role="dialog"]') != null
    if (before.current !== undefined && before.current !== path && !isInDialog)
      main.current?.focus({ preventScroll: true })
    before.current = path
  }, [path, main])
}
