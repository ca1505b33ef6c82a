import { Button } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { ReadingHistory } from '../contract.ts'
import { sourceWords } from './source-words.ts'
import { unreadWords } from './unread-words.ts'
import { useWithdraw } from './use-correct.ts'
import styles from './emotion.module.css'

type Entry = ReadingHistory['readings'][number]

/** What people said of a message: who, when, and why. What was taken back stays, struck through. */
export function ReadingPeople({ readings }: { readings: readonly Entry[] }) {
  const people = readings.filter(({ source }) => source !== 'model')
  if (people.length === 0) return null
  return (
    <div>
      <p className={styles.note}>{say('What people said')}</p>
      <ul className={styles.people}>
        {people.map((reading) => (
          <li key={reading.id} data-withdrawn={reading.withdrawnAt !== null || undefined}>
            <Person reading={reading} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Person({ reading }: { reading: Entry }) {
  const withdraw = useWithdraw()
  return (
    <>
      <span className={styles.readingLine}>
        {reading.unread ? (
          <span>{unreadWords(reading.unread)}</span>
        ) : (
          <FeelingChip feeling={feelingOf({ ...reading, isCorrected: true })} size="small" />
        )}
        <span className={styles.unsure}>{sourceWords(reading)}</span>
        <span className={styles.unsure}>
          <When at={reading.readAt} />
        </span>
        {reading.isMine && reading.withdrawnAt === null && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ id: reading.id })}
          >
            {say('Take back')}
          </Button>
        )}
        {reading.withdrawnAt !== null && <span className={styles.unsure}>{say('taken back')}</span>}
      </span>
      {reading.note && (
        <p className={styles.said}>
          <Content>{reading.note}</Content>
        </p>
      )}
    </>
  )
}
