import { useState, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { Say } from '#ui/say-rich.tsx'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { MessageView } from '../contract.ts'
import { Attachments } from './attachments.tsx'
import { MessageHtml } from './message-html.tsx'
import { MessageText } from './message-text.tsx'
import type { MessageEvidence } from './placed-parts.ts'
import { automaticWords } from './words.ts'
import styles from './thread.module.css'

type Props = {
  message: MessageView
  isMarked: boolean
  evidence: MessageEvidence | null
  children: ReactNode
}

/** One message: from whom, to whom, when, what; and what it says of a feeling, if anything. */
export function MessageItem({ message, isMarked, evidence, children }: Props) {
  const hasText = message.parts.length > 0
  const [isFormatted, setIsFormatted] = useState(!hasText && message.hasHtml)
  return (
    <article
      id={message.id}
      tabIndex={-1}
      className={styles.message}
      data-direction={message.direction}
      data-automatic={message.automatic !== null || undefined}
      data-marked={isMarked || undefined}
      aria-label={say('Message from {name}', { name: nameOf(message.from) })}
    >
      <MessageHead message={message} />
      {isFormatted ? <MessageHtml messageId={message.id} /> : <MessageText message={message} evidence={evidence} />}
      {message.attachments.length > 0 && <Attachments attachments={message.attachments} />}
      {message.hasHtml && hasText && (
        <Button
          className={styles.format}
          size="compact-xs"
          variant="subtle"
          aria-pressed={isFormatted}
          onClick={() => setIsFormatted(!isFormatted)}
        >
          {isFormatted ? say('Show as text') : say('Show as formatted')}
        </Button>
      )}
      {message.automatic && <p className={styles.note}>{automaticWords(message.automatic)}</p>}
      {children && <div className={styles.reading}>{children}</div>}
    </article>
  )
}

type Address = MessageView['from']

const nameOf = ({ name, address }: Address): string => name || address
const namedAtMost = 3

function MessageHead({ message: { from, to, sentAt, sentAtSource } }: { message: MessageView }) {
  const others = to.length - namedAtMost
  return (
    <header className={styles.head}>
      <span className={styles.from} title={from.address}>
        <Content>{nameOf(from)}</Content>
      </span>
      {to.length > 0 && (
        <span className={styles.to} title={to.map(({ address }) => address).join(', ')}>
          <Say
            text="to {names}{others, plural, =0 {} other { and # more}}"
            values={{
              names: <Content>{to.slice(0, namedAtMost).map(nameOf).join(', ')}</Content>,
              others: Math.max(0, others),
            }}
          />
        </span>
      )}
      <span className={styles.when}>
        <When at={sentAt} />
        {sentAtSource === 'received' && <span title={say('The sender gave no time')}> {say('(delivered)')}</span>}
        {sentAtSource === 'import' && <span title={say('Nobody gave a time')}> {say('(imported)')}</span>}
      </span>
    </header>
  )
}
