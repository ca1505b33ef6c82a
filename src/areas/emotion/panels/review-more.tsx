import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { say } from '#ui/say.ts'
import styles from './review.module.css'

type Props = {
  isSarcastic: boolean
  onSarcasm: () => void
  onOther: () => void
  onUntold: () => void
  onPass: () => void
  onOpen: () => void
}

/** Everything else that can be said of a message, each on one key. */
export function ReviewMore({ isSarcastic, onSarcasm, onOther, onUntold, onPass, onOpen }: Props) {
  useShortcut('s', say('Sarcasm'), onSarcasm)
  useShortcut('x', say('Can’t tell'), onUntold)
  useShortcut('n', say('Needs context'), onPass)
  return (
    <div className={styles.more}>
      <Quiet keys="/" words={say('Another feeling')} onClick={onOther} />
      <Quiet keys="s" words={say('Sarcasm')} isPressed={isSarcastic} onClick={onSarcasm} />
      <Quiet keys="x" words={say('Can’t tell')} onClick={onUntold} />
      <Quiet keys="n" words={say('Needs context')} onClick={onPass} />
      <Quiet keys="o" words={say('Open the conversation')} onClick={onOpen} />
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
