import { IconArrowRight, IconBuilding, IconMail, IconUser } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Content } from '#ui/content.tsx'
import { Keys } from '#ui/keyboard/keys.tsx'
import { say } from '#ui/say.ts'
import type { PaletteGroup, PaletteRow } from './palette-groups.ts'
import styles from './palette.module.css'

const icons = { contact: IconUser, company: IconBuilding, message: IconMail, action: IconArrowRight } as const

type Props = {
  id: string
  groups: readonly PaletteGroup[]
  chosen: PaletteRow | undefined
  onHover: (row: PaletteRow) => void
  onOpen: (row: PaletteRow) => void
}

/** The rows of the palette in their groups; the field above keeps the focus. */
export function PaletteRows({ id, groups, chosen, onHover, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={list} id={id} role="listbox" aria-label={say('Results')} className={styles.rows}>
      {groups.map(({ title, rows }, i) => (
        <div key={title} role="group" aria-labelledby={`${id}-group-${i}`}>
          <div id={`${id}-group-${i}`} className={styles.group}>
            {title}
          </div>
          {rows.map((row) => (
            <div
              key={row.key}
              id={`${id}-${row.key}`}
              role="option"
              aria-selected={row === chosen}
              className={styles.row}
              onPointerMove={() => row === chosen || onHover(row)}
              onClick={() => onOpen(row)}
            >
              <RowWords row={row} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function RowWords({ row }: { row: PaletteRow }) {
  const Icon = icons[row.kind]
  return (
    <>
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className={styles.words}>{row.kind === 'action' ? row.words : <Content>{row.words}</Content>}</span>
      {row.kind === 'action' ? row.keys && <Keys keys={row.keys} /> : <PlaceWords row={row} />}
    </>
  )
}

const PlaceWords = ({ row: { detail, more = 0 } }: { row: Extract<PaletteRow, { place: string }> }) => (
  <>
    <span className={styles.detail}>
      <Content>{detail}</Content>
    </span>
    {more > 0 && <span className={styles.more}>{say('and {more} more', { more })}</span>}
  </>
)
