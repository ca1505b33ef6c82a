import { FeelingShape } from '#ui/emotion/feeling-shape.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say, sayPercent } from '#ui/say.ts'
import type { ReadingView } from '../contract.ts'
import { familyOf, type ShownLabel } from '../domain/label.ts'
import styles from './review.module.css'

const suggested = 3

type Props = { shown: ReadingView['shown']; onChoose: (label: ShownLabel) => void }

/** The three likeliest feelings on keys 1 to 3: the right one is nearly always among them. */
export const ReviewSuggestions = ({ shown, onChoose }: Props) => (
  <div role="group" aria-label={say('It sounds')} className={styles.suggestions}>
    {shown.slice(0, suggested).map(({ label, p }, i) => (
      <Suggestion key={label} label={label} share={p} keys={String(i + 1)} onChoose={() => onChoose(label)} />
    ))}
  </div>
)

type SuggestionProps = { label: ShownLabel; share: number; keys: string; onChoose: () => void }

function Suggestion({ label, share, keys, onChoose }: SuggestionProps) {
  const feeling = feelingOf({
    ...{ primary: label, family: familyOf(label) },
    ...{ intensity: share, confidence: 1, isUnsure: false },
  })
  useShortcut(keys, say('Suggestion {keys}', { keys }), onChoose)
  return (
    <button
      type="button"
      className={styles.suggestion}
      data-family={feeling.family}
      aria-keyshortcuts={keys}
      onClick={onChoose}
    >
      <FeelingShape {...feeling} size={20} />
      <span className={styles.word}>{feeling.word}</span>
      <span className={styles.share}>{sayPercent(share)}</span>
      <span aria-hidden>
        <Keys keys={keys} />
      </span>
    </button>
  )
}
