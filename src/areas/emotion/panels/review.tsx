import { useEffect, useRef } from 'react'
import { Button } from '@mantine/core'
import { feelingWord } from '#ui/emotion/words.ts'
import { GoTo } from '#ui/go-to.tsx'
import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { Empty } from '#ui/pieces/empty.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { ReviewCard } from './review-card.tsx'
import { useReview, type Answer, type Done } from './use-review.ts'
import styles from './review.module.css'

const mostSeconds = 3600

/** One message at a time, large: what does it sound like? Made for the keyboard alone. */
export function Review() {
  const review = useReview()
  const { current, last } = review
  const secondsSpent = useSecondsOn(current?.id)
  useShortcut('u', say('Take the last answer back'), review.undo)
  useShortcut('mod+z', say('Take the last answer back'), review.undo)
  return (
    <Loaded query={review.query} skeleton={<BlockSkeleton height={360} />}>
      {() => (
        <div className={styles.review}>
          {current ? (
            <ReviewCard
              key={current.id}
              item={current}
              isFirst={last === null}
              onAnswer={(answer) => review.answer(answer, secondsSpent())}
              onContext={() => review.askForContext(current.id, secondsSpent())}
            />
          ) : (
            <NothingWaits onLeft={review.hasLeft ? review.bringLeft : null} />
          )}
          <LastAnswer last={last} onUndo={review.undo} />
        </div>
      )}
    </Loaded>
  )
}

/** `onLeft` shows again what was left without an answer. */
function NothingWaits({ onLeft }: { onLeft: (() => void) | null }) {
  if (onLeft)
    return (
      <Empty
        title={say('Only what you left waits.')}
        action={
          <Button variant="default" onClick={onLeft}>
            {say('Show it again')}
          </Button>
        }
      >
        {say('Whoever reviews next finds it in the queue.')}
      </Empty>
    )
  return <NothingAtAll />
}

const NothingAtAll = () => (
  <Empty title={say('Nothing waits for you.')} action={<GoTo place={places.today}>{say('Back to Today')}</GoTo>}>
    {say('What the machine is not sure of comes here, and now and then a message drawn at random.')}
  </Empty>
)

/** What was just kept, and the way back. */
function LastAnswer({ last, onUndo }: { last: Done | null; onUndo: () => void }) {
  return (
    <div role="status" className={styles.last}>
      {last && (
        <>
          <span>{answerWords(last.answer)}</span>
          <button type="button" className={styles.quiet} aria-keyshortcuts="u" onClick={onUndo}>
            {say('Undo')}
            <span aria-hidden>
              <Keys keys="u" />
            </span>
          </button>
        </>
      )}
    </div>
  )
}

function answerWords(answer: Answer): string {
  if (answer === 'left') return say('Left for later.')
  if (answer === 'needs context') return say('Left to others: it needs context.')
  if (answer.felt === null) return say('Kept: can’t tell.')
  const word = feelingWord(answer.felt)
  return answer.also
    ? say('Kept: {word}, and also {also}.', { word, also: feelingWord(answer.also) })
    : say('Kept: {word}.', { word })
}

/** How long a message has been in view, in seconds, when asked. */
function useSecondsOn(id: string | undefined): () => number {
  const since = useRef(0)
  useEffect(() => {
    since.current = performance.now()
  }, [id])
  return () => Math.min(mostSeconds, (performance.now() - since.current) / 1000)
}
