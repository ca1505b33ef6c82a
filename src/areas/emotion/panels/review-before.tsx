import { Content } from '#ui/content.tsx'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { QueueItem } from '../contract.ts'
import styles from './review.module.css'

type Props = {
  messages: QueueItem['before']
  /** Whether somebody asked for it: then every message is here in full. */
  isAsked: boolean
}

/** What was said before, grey. */
export function ReviewBefore({ messages, isAsked }: Props) {
  if (messages.length === 0)
    return isAsked ? <p className={styles.hint}>{say('Nothing was said before it in this conversation.')}</p> : null
  return (
    <ol className={styles.before} aria-label={say('What was said before')} data-whole={isAsked || undefined}>
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
