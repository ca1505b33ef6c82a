import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say } from '#ui/say.ts'
import styles from './row-list.module.css'

type Props<Row> = {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Must render one link or button that fills the row. */
  render: (row: Row) => ReactNode
  rowHeight: number
  label: string
  /** Called when the end comes near. */
  onEnd?: () => void
  isMore?: boolean
}

/** A list of any length: only what is in view exists. Arrow keys, j and k walk from row to row, Enter opens. */
export function RowList<Row>({ rows, keyOf, render, rowHeight, label, onEnd, isMore = false }: Props<Row>) {
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(-1)
  const [top, setTop] = useState(0)
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (i) => (rows[i] ? keyOf(rows[i]) : i),
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? -1

  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [])
  useEffect(() => {
    if (isMore && lastShown >= rows.length - 20) onEnd?.()
  }, [isMore, lastShown, rows.length, onEnd])

  const walk = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, active + by))
    setActive(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    requestAnimationFrame(() => focusRow(list.current, next))
  }
  useShortcut('j', say('Next row'), () => walk(1))
  useShortcut('k', say('Previous row'), () => walk(-1))

  return (
    <ul
      ref={list}
      role="list"
      aria-label={label}
      className={styles.list}
      style={{ height: virtual.getTotalSize() }}
      onFocus={(event) => setActive(Number(event.target.closest('li')?.dataset.index ?? active))}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (!by) return
        event.preventDefault()
        walk(by)
      }}
    >
      {items.map((item) => {
        const row = rows[item.index]
        return row ? (
          <li
            key={item.key}
            data-index={item.index}
            aria-setsize={isMore ? -1 : rows.length}
            aria-posinset={item.index + 1}
            className={styles.row}
            style={{ height: rowHeight, transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
          >
            {render(row)}
          </li>
        ) : null
      })}
    </ul>
  )
}

const focusRow = (list: HTMLElement | null, index: number) =>
  list?.querySelector<HTMLElement>(`li[data-index="${index}"] :is(a, button)`)?.focus({ preventScroll: true })
