import { useId, useState } from 'react'
import { Button } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { GoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { howLong } from '#ui/when.ts'
import { useNow, When } from '#ui/when-shown.tsx'
import type { NeedRow } from '../contract.ts'
import { NeedParts } from './need-parts.tsx'
import styles from './today.module.css'

/** One person who needs somebody: who, the words that say why, how long they wait. The row opens the message. */
export function NeedItem({ need }: { need: NeedRow }) {
  const [isOpen, setIsOpen] = useState(false)
  const parts = useId()
  const { contact, quote, subject } = need
  return (
    <li data-row data-contact={contact.id} className={styles.need}>
      <div className={styles.needHead}>
        <span className={styles.names}>
          <GoTo place={places.contact(contact.id)} className={styles.who}>
            <Content>{contact.name}</Content>
          </GoTo>
          {contact.company && (
            <span className={styles.company}>
              <Content>{contact.company}</Content>
            </span>
          )}
        </span>
        <span className={styles.waits}>
          <Waits need={need} />
        </span>
      </div>
      <GoTo place={places.conversation(need.conversationId, need.messageId)} className={styles.quote} data-main>
        {quote ? <Content>“{quote}”</Content> : <Content>{subject || say('Read the message')}</Content>}
      </GoTo>
      <div className={styles.needFoot}>
        <FeelingChip feeling={feelingOf(need)} size="medium" />
        {quote && subject && (
          <span className={styles.subject}>
            <Content>{subject}</Content>
          </span>
        )}
        <Button
          className={styles.why}
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-controls={parts}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? say('Close') : say('Why here?')}
        </Button>
      </div>
      <div id={parts} hidden={!isOpen}>
        {isOpen && <NeedParts need={need} />}
      </div>
    </li>
  )
}

function Waits({ need: { waitingSince, saidAt } }: { need: NeedRow }) {
  const now = useNow()
  if (!waitingSince) return <When at={saidAt} brief />
  return say('waiting for {time}', { time: howLong(now.getTime() - waitingSince.getTime()) })
}
