import { useState } from 'react'
import { Button } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { Moment } from './moments.ts'
import styles from './timeline.module.css'

const step = 50

/** The same moments in words, newest first. */
export function TimelineTable({ moments, onOpen }: { moments: readonly Moment[]; onOpen: (id: string) => void }) {
  const [count, setCount] = useState(step)
  const rows = moments.slice(-count).reverse()
  return (
    <>
      <table className={styles.table}>
        <caption className="hidden-visually">{say('Messages and how they seemed to feel, newest first')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('When')}</th>
            <th scope="col">{say('Sounds')}</th>
            <th scope="col">{say('Their words')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((moment) => (
            <tr key={moment.id}>
              <td>
                <button type="button" className={styles.tableLink} onClick={() => onOpen(moment.id)}>
                  <When at={moment.at} />
                </button>
              </td>
              <td>
                <FeelingChip feeling={moment.feeling} size="small" />
              </td>
              <td>
                <Content>{moment.quote || '–'}</Content>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count < moments.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setCount(count + step)}>
          {say('Show {count, number} more', { count: Math.min(step, moments.length - count) })}
        </Button>
      )}
    </>
  )
}
