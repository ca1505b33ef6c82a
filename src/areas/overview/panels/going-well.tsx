import { Content } from '#ui/content.tsx'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { GoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { NeedRow } from '../contract.ts'
import styles from './today.module.css'

type Delighted = Pick<
  NeedRow,
  | 'contact'
  | 'conversationId'
  | 'messageId'
  | 'primary'
  | 'family'
  | 'intensity'
  | 'confidence'
  | 'isUnsure'
  | 'isCorrected'
  | 'quote'
  | 'saidAt'
>

/** Those who sound happy, small, so that joy is seen too. */
export const GoingWell = ({ people }: { people: readonly Delighted[] }) => (
  <section aria-labelledby="going-well">
    <h2 id="going-well" className={styles.heading}>
      {say('Going well')}
    </h2>
    <ul className={styles.well}>
      {people.map((person) => (
        <li key={person.contact.id} data-row data-contact={person.contact.id} className={styles.wellRow}>
          <GoTo place={places.contact(person.contact.id)} className={styles.wellWho}>
            <Content>{person.contact.name}</Content>
          </GoTo>
          <FeelingChip feeling={feelingOf(person)} size="small" />
          <GoTo
            place={places.conversation(person.conversationId, person.messageId)}
            className={styles.wellQuote}
            data-main
          >
            {person.quote ? <Content>“{person.quote}”</Content> : say('Read the message')}
          </GoTo>
          <span className={styles.wellWhen}>
            <When at={person.saidAt} brief />
          </span>
        </li>
      ))}
    </ul>
  </section>
)
