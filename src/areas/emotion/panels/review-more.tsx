import { feelingWord } from '#ui/emotion/words.ts'
import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say } from '#ui/say.ts'
import type { ShownLabel } from '../domain/label.ts'
import styles from './review.module.css'

type Props = {
  also: ShownLabel | null
  isSarcastic: boolean
  /** Whether more of the conversation is in view already. */
  hasContext: boolean
  onOther: () => void
  onAlso: () => void
  onSarcasm: () => void
  onUntold: () => void
  onContext: () => void
  onNext: () => void
  onOpen: () => void
}

/** Everything else that can be said of a message, each on one key. */
export function ReviewMore({ also, isSarcastic, hasContext, ...on }: Props) {
  useShortcut('b', say('And also another feeling'), on.onAlso)
  useShortcut('s', say('Sarcasm'), on.onSarcasm)
  useShortcut('x', say('Can’t tell'), on.onUntold)
  useShortcut('n', say('Needs context'), on.onContext)
  useShortcut('j', say('Next, without an answer'), on.onNext)
  return (
    <div className={styles.more}>
      <Quiet keys="/" words={say('Another feeling')} onClick={on.onOther} />
      <Quiet
        keys="b"
        words={also ? say('And also {word}', { word: feelingWord(also) }) : say('And also')}
        isPressed={also !== null}
        onClick={on.onAlso}
      />
      <Quiet keys="s" words={say('Sarcasm')} isPressed={isSarcastic} onClick={on.onSarcasm} />
      <Quiet keys="x" words={say('Can’t tell')} onClick={on.onUntold} />
      <Quiet keys="n" words={hasContext ? say('Still unclear') : say('Needs context')} onClick={on.onContext} />
      <Quiet keys="o" words={say('Open the conversation')} onClick={on.onOpen} />
      <Quiet keys="j" words={say('Next')} onClick={on.onNext} />
    </div>
  )
}

type QuietProps = { keys: string; words: string; isPressed?: boolean; onClick: () => void }

const Quiet = ({ keys, words, isPressed, onClick }: QuietProps) => (
  <button type="button" className={styles.quiet} aria-keyshortcuts={keys} aria-pressed={isPressed} onClick={onClick}>
    {words}
    <span aria-hidden>
      <Keys keys={keys} />
    </span>
  </button>
)
