import { useEffect, useRef, useState } from 'react'
import { Content } from '#ui/content.tsx'
import { useGoTo } from '#ui/go-to.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { Evidence } from '#ui/pieces/evidence.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { QueueItem } from '../contract.ts'
import type { ShownLabel } from '../domain/label.ts'
import { LabelChoice } from './label-choice.tsx'
import { ReviewMore } from './review-more.tsx'
import { ReviewSuggestions } from './review-suggestions.tsx'
import { reviewReasonWords } from './review-words.ts'
import { useLabelKeys } from './use-label-keys.ts'
import type { Answer } from './use-review.ts'
import styles from './review.module.css'

type Props = {
  item: QueueItem
  /** The first message leaves the focus where it is; each next one takes it, so that it is heard. */
  isFirst: boolean
  onAnswer: (answer: Answer) => void
}

/** A message with what was said before it, and everything that can be said of it. */
export function ReviewCard({ item, isFirst, onAnswer }: Props) {
  const { message, before, reading, reason } = item
  const [isSarcastic, setIsSarcastic] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const goTo = useGoTo()
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isFirst) return
    article.current?.focus({ preventScroll: true })
    article.current?.scrollIntoView({ block: 'nearest' })
  }, [isFirst])
  const feel = (felt: ShownLabel | null) => onAnswer({ felt, isSarcastic })
  const openConversation = () => goTo(places.conversation(message.conversationId, message.id))
  useShortcut('/', say('Another feeling'), () => setTyped(''))
  useShortcut('o', say('Open the conversation'), openConversation)
  useLabelKeys(setTyped)
  return (
    <div className={styles.card}>
      <Before messages={before} />
      <article ref={article} tabIndex={-1} className={styles.message} aria-label={say('Message to review')}>
        <header className={styles.head}>
          <span className={styles.from}>
            <Content>{message.from}</Content>
          </span>
          {message.subject && <Content>{message.subject}</Content>}
          <When at={message.sentAt} />
        </header>
        <p dir="auto" className={styles.written}>
          <Evidence text={message.written} spans={reading.evidence} family={reading.family} />
        </p>
        <p className={styles.reason}>{reviewReasonWords(reason)}</p>
      </article>
      <div className={styles.choices}>
        <ReviewSuggestions shown={reading.shown} onChoose={feel} />
        {typed !== null && (
          <LabelChoice typed={typed} onType={setTyped} onChoose={feel} onClose={() => setTyped(null)} />
        )}
        <ReviewMore
          isSarcastic={isSarcastic}
          onSarcasm={() => setIsSarcastic(!isSarcastic)}
          onOther={() => setTyped('')}
          onUntold={() => feel(null)}
          onPass={() => onAnswer('passed over')}
          onOpen={openConversation}
        />
      </div>
    </div>
  )
}

/** What was said before, grey. */
function Before({ messages }: { messages: QueueItem['before'] }) {
  if (messages.length === 0) return null
  return (
    <ol className={styles.before} aria-label={say('What was said before')}>
      {messages.map(({ id, from, sentAt, written, direction }) => (
        <li key={id} data-direction={direction}>
          <p className={styles.head}>
            <Content>{from}</Content>
            <When at={sentAt} />
          </p>
          <p dir="auto" className={styles.said}>
            <Content>{written}</Content>
          </p>
        </li>
      ))}
    </ol>
  )
}
