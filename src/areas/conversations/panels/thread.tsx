import { useRef, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { Failed } from '#ui/pieces/failed.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { say } from '#ui/say.ts'
import type { MessageView } from '../contract.ts'
import { MessageItem } from './message-item.tsx'
import type { MessageEvidence } from './placed-parts.ts'
import { useAnchor } from './use-anchor.ts'
import type { Thread as ThreadOfMessages } from './use-thread.ts'
import styles from './thread.module.css'

type Props = {
  thread: ThreadOfMessages
  /** What an incoming message says of its writer's feeling; below the message. */
  renderReading: (message: MessageView) => ReactNode
  /** The words that carry the feeling, to be marked in the text. */
  evidenceOf: (message: MessageView) => MessageEvidence | null
}

/** A conversation as people know it from mail, each incoming message with its reading. j and k walk through it. */
export function Thread({ thread, renderReading, evidenceOf }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const marked = useAnchor(thread)
  useShortcut('j', say('Next message'), () => walk(list.current, 1))
  useShortcut('k', say('Previous message'), () => walk(list.current, -1))
  return (
    <Loaded query={thread.query} skeleton={<BlockSkeleton height={220} />}>
      {() => (
        <div>
          {thread.hasEarlier && (
            <div className={styles.earlier}>
              <Button variant="default" loading={thread.isLoadingEarlier} onClick={thread.loadEarlier}>
                {say('Earlier messages')}
              </Button>
            </div>
          )}
          {thread.query.isFetchNextPageError && <Failed error={thread.query.error} onRetry={thread.loadEarlier} />}
          {thread.messages.length === 0 && <p className={styles.note}>{say('No messages here.')}</p>}
          <ol ref={list} className={styles.thread}>
            {thread.messages.map((message) => (
              <li key={message.id}>
                <MessageItem message={message} isMarked={message.id === marked} evidence={evidenceOf(message)}>
                  {message.direction === 'in' && message.automatic === null && renderReading(message)}
                </MessageItem>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Loaded>
  )
}

/** Moves the focus to the message after or before the one that has it; from nowhere, to the last one in view. */
function walk(list: HTMLElement | null, by: number): void {
  const messages = [...(list?.querySelectorAll<HTMLElement>('article') ?? [])]
  const at = messages.findIndex((message) => message.contains(document.activeElement))
  const next = messages[at < 0 ? firstInView(messages) : Math.min(messages.length - 1, Math.max(0, at + by))]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'start' })
}

const firstInView = (messages: readonly HTMLElement[]): number =>
  Math.max(
    0,
    messages.findIndex((message) => message.getBoundingClientRect().bottom > 0),
  )
