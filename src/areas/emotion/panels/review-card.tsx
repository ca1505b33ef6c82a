import { useEffect, useRef, useState, type RefObject } from 'react'
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
import { ReviewBefore } from './review-before.tsx'
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
  /** Asks for what was said before; null when it could not be had. */
  onContext: () => Promise<QueueItem['before'] | null>
}

type Typing = { typed: string; isAlso: boolean }

/** A message with what was said before it, and everything that can be said of it. */
export function ReviewCard({ item, isFirst, onAnswer, onContext }: Props) {
  const { message, reading } = item
  const [isSarcastic, setIsSarcastic] = useState(false)
  const [also, setAlso] = useState<ShownLabel | null>(null)
  const [typing, setTyping] = useState<Typing | null>(null)
  const [asked, setAsked] = useState<QueueItem['before'] | null>(null)
  const goTo = useGoTo()
  const article = useFocusOn(isFirst, asked)
  const hasContext = asked !== null || item.needsContext
  const feel = (felt: ShownLabel | null) => onAnswer({ felt, isSarcastic, also: felt === also ? null : also })
  const feelAlso = (label: ShownLabel) => {
    setAlso(label === also ? null : label)
    setTyping(null)
    article.current?.focus({ preventScroll: true })
  }
  const openConversation = () => goTo(places.conversation(message.conversationId, message.id))
  useShortcut('/', say('Another feeling'), () => setTyping({ typed: '', isAlso: false }))
  useShortcut('o', say('Open the conversation'), openConversation)
  useLabelKeys((typed) => setTyping({ typed, isAlso: false }))
  return (
    <div className={styles.card}>
      <ReviewBefore messages={asked ?? item.before} isAsked={hasContext} />
      <Message item={item} article={article} />
      {hasContext && <p className={styles.hint}>{contextWords(asked !== null)}</p>}
      <div className={styles.choices}>
        <ReviewSuggestions shown={reading.shown} also={also} onChoose={feel} onAlso={feelAlso} />
        {typing && (
          <LabelChoice
            key={String(typing.isAlso)}
            question={typing.isAlso ? say('What does it also sound like?') : say('What does it sound like?')}
            typed={typing.typed}
            onType={(typed) => setTyping({ ...typing, typed })}
            onChoose={typing.isAlso ? feelAlso : feel}
            onClose={() => setTyping(null)}
          />
        )}
        <ReviewMore
          {...{ also, isSarcastic, hasContext }}
          onSarcasm={() => setIsSarcastic(!isSarcastic)}
          onOther={() => setTyping({ typed: '', isAlso: false })}
          onAlso={() => (also ? setAlso(null) : setTyping({ typed: '', isAlso: true }))}
          onUntold={() => feel(null)}
          onContext={() => (hasContext ? onAnswer('needs context') : void onContext().then(setAsked))}
          onNext={() => onAnswer('left')}
          onOpen={openConversation}
        />
      </div>
    </div>
  )
}

/** Puts the focus on a message when it comes, and keeps it in view when more comes above it. */
function useFocusOn(isFirst: boolean, above: unknown) {
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isFirst && above === null) return
    article.current?.focus({ preventScroll: true })
    article.current?.scrollIntoView({ block: 'nearest' })
  }, [isFirst, above])
  return article
}

const contextWords = (isMine: boolean): string =>
  isMine
    ? say('If it is still unclear, leave it: it waits for somebody else, behind the others.')
    : say('Somebody looked at it and needed more than the message says.')

function Message({ item, article }: { item: QueueItem; article: RefObject<HTMLElement | null> }) {
  const { message, reading, reason } = item
  return (
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
  )
}
