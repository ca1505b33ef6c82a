import type { ReactNode } from 'react'
import { Content } from '#ui/content.tsx'
import { say } from '#ui/say.ts'
import { howLong } from '#ui/when.ts'
import { useNow } from '#ui/when-shown.tsx'
import type { ConversationRow } from '../contract.ts'
import { channelWord, subjectOr } from './words.ts'
import styles from './conversations.module.css'

type Props = {
  conversation: ConversationRow
  /** A link to the contact, and how they seem to feel. */
  person: ReactNode
}

/** What a conversation is about, with whom, and who has to speak next. */
export const ConversationHeader = ({ conversation, person }: Props) => (
  <header className={styles.header}>
    <h1 className={styles.subject}>
      {conversation.subject ? <Content>{conversation.subject}</Content> : subjectOr('')}
    </h1>
    <div className={styles.meta}>
      {person}
      <ConversationStanding conversation={conversation} />
      <span className={styles.faint}>
        {say('{count, plural, one {# message} other {# messages}} by {channel}', {
          count: conversation.messageCount,
          channel: channelWord(conversation.channel),
        })}
      </span>
    </div>
  </header>
)

/** Who has to speak next, and since when. */
export function ConversationStanding({ conversation: { state, waitingSince } }: { conversation: ConversationRow }) {
  const now = useNow()
  if (waitingSince)
    return (
      <span className={styles.waiting}>
        {say('waiting for {time}', { time: howLong(now.getTime() - waitingSince.getTime()) })}
      </span>
    )
  return <span className={styles.faint}>{standingWords[state]()}</span>
}

const standingWords: Readonly<Record<ConversationRow['state'], () => string>> = {
  waiting: () => say('waiting'),
  answered: () => say('answered'),
  automatic: () => say('automatic'),
}
