import { useRef, type RefObject } from 'react'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say } from '#ui/say.ts'

type Walk = {
  list: RefObject<HTMLDivElement | null>
  /** The row that holds the focus; null when none does. */
  focused: () => HTMLElement | null
}

const rowMark = '[data-row]'

/** Walks with j and k through everything marked `data-row` inside; the marked link opens with Enter by itself. */
export function useRowWalk(): Walk {
  const list = useRef<HTMLDivElement>(null)
  const focused = () => document.activeElement?.closest<HTMLElement>(rowMark) ?? null
  const walk = (by: number) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(rowMark) ?? [])]
    const at = rows.findIndex((row) => row === focused())
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    next?.querySelector<HTMLElement>('[data-main]')?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcut('j', say('Next row'), () => walk(1))
  useShortcut('k', say('Previous row'), () => walk(-1))
  return { list, focused }
}
