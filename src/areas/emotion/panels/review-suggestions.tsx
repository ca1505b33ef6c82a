import { FeelingShape } from '#ui/emotion/feeling-shape.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say, sayPercent } from '#ui/say.ts'
import type { ReadingView } from '../contract.ts'
import { familyOf, type ShownLabel } from '../domain/label.ts'
import styles from './review.module.css'

const suggested = 3

type Props = {
  shown: ReadingView['shown']
  /** The second feeling, chosen before the first. */
  also: ShownLabel | null
  onChoose: (label: ShownLabel) => void
  onAlso: (label: ShownLabel) => void
}

/** The three likeliest feelings on keys 1 to 3, with Shift as a second feeling: the right one is nearly always among them. */
export const ReviewSuggestions = ({ shown, also, onChoose, onAlso }: Props) => (
  <div role="group" aria-label={say('It sounds')} className={styles.suggestions}>
    {shown.slice(0, suggested).map(({ label, p }, i) => (
      <Suggestion
        key={label}
        {...{ label, share: p, keys: String(i + 1), isAlso: label === also }}
        onChoose={() => onChoose(label)}
        onAlso={() => onAlso(label)}
      />
    ))}
  </div>
)

type SuggestionProps = {
  label: ShownLabel
  share: number
  keys: string
  isAlso: boolean
  onChoose: () => void
  onAlso: () => void
}

function Suggestion({ label, share, keys, isAlso, onChoose, onAlso }: SuggestionProps) {
  const feeling = feelingOf({
    ...{ primary: label, family: familyOf(label) },
    ...{ intensity: share, confidence: 1, isUnsure: false },
  })
  useShortcut(keys, say('Suggestion {keys}', { keys }), onChoose)
  useShortcut(`shift+${keys}`, say('And also suggestion {keys}', { keys }), onAlso)
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
      <span className={styles.share}>{isAlso ? say('also') : sayPercent(share)}</span>
      <span aria-hidden>
        <Keys keys={keys} />
      </span>
    </button>
  )
}
