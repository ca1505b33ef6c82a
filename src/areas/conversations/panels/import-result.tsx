import { Button } from '@mantine/core'
import { useState } from 'react'
import { useGoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say, sayFailure, sayNumber } from '#ui/say.ts'
import type { ImportView } from '../contract.ts'
import { StartImport } from './import-start.tsx'
import styles from './import.module.css'

/** What came of an import, and the next step. */
export function ImportResult({ row }: { row: ImportView }) {
  const goTo = useGoTo()
  const [isAgain, setIsAgain] = useState(false)
  const isDone = row.state === 'done'
  return (
    <div className={styles.step}>
      <div role="status" className={styles.verdict} data-state={row.state}>
        <p className={styles.question}>{verdict(row)}</p>
        {row.failure && <p className={styles.explained}>{sayFailure(row.failure)}</p>}
        {!isDone && !isRefused(row) && (
          <p className={styles.explained}>
            {say('Nothing that was added is lost. Started again, messages that are here already are not added twice.')}
          </p>
        )}
      </div>
      <ImportCounts row={row} />
      <div className={styles.actions}>
        {row.messagesAdded + row.duplicates > 0 && (
          <Button
            size={isDone ? 'md' : 'sm'}
            variant={isDone ? 'filled' : 'default'}
            onClick={() => goTo(places.today)}
          >
            {say('See how people feel')}
          </Button>
        )}
        {!isDone && !isAgain && <Button onClick={() => setIsAgain(true)}>{say('Start again')}</Button>}
        {row.state !== 'stopped' && (
          <Button size={isDone ? 'md' : 'sm'} variant="subtle" onClick={() => goTo(places.imports)}>
            {say('Import more')}
          </Button>
        )}
      </div>
      {isAgain && <StartImport row={row} />}
    </div>
  )
}

/** Whether nothing in the file could be understood, so that nothing came of it at all. */
const isRefused = ({ state, messagesAdded, duplicates, setAside }: ImportView): boolean =>
  state === 'failed' && messagesAdded + duplicates + setAside === 0

function verdict(row: ImportView): string {
  const { state, messagesAdded, duplicates } = row
  if (isRefused(row)) return say('This file could not be read.')
  if (state === 'failed') return say('This file could not be read to its end.')
  if (state === 'stopped') return say('Stopped. What was read until then is here.')
  if (messagesAdded > 0)
    return say('{count, plural, one {# message is} other {# messages are}} here now.', { count: messagesAdded })
  return duplicates > 0 ? say('Everything in this file was here already.') : say('No message was found in this file.')
}

/** How many messages were added, were here before, or are kept aside. */
export function ImportCounts({ row }: { row: ImportView }) {
  const counts = [
    { words: say('added'), count: row.messagesAdded },
    { words: say('already here'), count: row.duplicates },
    { words: say('kept aside'), count: row.setAside },
  ]
  return (
    <dl className={styles.counts}>
      {counts.map(({ words, count }) => (
        <div key={words} className={styles.count}>
          <dt>{words}</dt>
          <dd className="tabular">{sayNumber(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
