import { lazy, Suspense, useId, useState, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { feelingOf, feelingWord } from '#ui/emotion/words.ts'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { say } from '#ui/say.ts'
import type { ReadingView } from '../contract.ts'
import { unreadWords } from './unread-words.ts'
import styles from './emotion.module.css'

const ReadingDetail = lazy(async () => ({ default: (await import('./reading-detail.tsx')).ReadingDetail }))

type Props = {
  reading: ReadingView | null
  /** Whether the answer has come. */
  isKnown: boolean
  /** What to say where nothing was read: the reason, if the page knows it. */
  whyUnread: ReactNode
  /** What the contact wrote: the evidence is cut out of it. */
  written: string
  mayCorrect: boolean
}

/** What a message says of its writer's feeling, in one humble line; `why?` opens everything that stands behind it. */
export function MessageReading({ reading, isKnown, whyUnread, written, mayCorrect }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const detail = useId()
  if (!reading) return isKnown ? <p className={styles.unread}>{whyUnread}</p> : null
  return (
    <div className={styles.reading}>
      <div className={styles.readingLine}>
        <ReadingWords reading={reading} />
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-controls={detail}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? say('Close') : say('Why?')}
        </Button>
      </div>
      <div id={detail} hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={<BlockSkeleton height={240} />}>
            <ReadingDetail reading={reading} written={written} mayCorrect={mayCorrect} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

function ReadingWords({ reading }: { reading: ReadingView }) {
  if (reading.unread) return <span className={styles.unread}>{unreadWords(reading.unread)}</span>
  return (
    <>
      <FeelingChip feeling={feelingOf({ ...reading, isCorrected: reading.source !== 'model' })} size="medium" />
      {reading.isUnsure && <span className={styles.unsure}>{say('unsure')}</span>}
      {reading.isProvisional && <span className={styles.unsure}>{say('waits for a review')}</span>}
      {reading.machine && <MachineWords machine={reading.machine} primary={reading.primary} />}
    </>
  )
}

type MachineProps = { machine: NonNullable<ReadingView['machine']>; primary: ReadingView['primary'] }

/** Where a person's reading counts, whether the machine had said the same. */
function MachineWords({ machine, primary }: MachineProps) {
  if (machine.unread) return <span className={styles.unsure}>{say('the machine could not read it')}</span>
  if (machine.primary === primary) return <span className={styles.unsure}>{say('the machine heard the same')}</span>
  return (
    <span className={styles.unsure}>{say('the machine heard {word}', { word: feelingWord(machine.primary) })}</span>
  )
}
