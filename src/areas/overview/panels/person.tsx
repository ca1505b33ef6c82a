import { Content } from '#ui/content.tsx'
import { MoodSpark } from '#ui/emotion/mood-spark.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { GoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { PersonRow } from '../contract.ts'
import styles from './people.module.css'

/** A mood on less than this is a guess: the same bound as for a single reading. */
const unsureBelow = 0.45

/** One person in a list: the whole row is the link. */
export function Person({ person, hasCompany }: { person: PersonRow; hasCompany: boolean }) {
  const { name, address, company, messageCount, lastMessageAt, waitingSince, mood } = person
  return (
    <GoTo place={places.contact(person.id)} className={styles.person}>
      <span className={styles.who}>
        <span className={styles.name}>
          <Content>{name}</Content>
        </span>
        {address !== name && (
          <span className={styles.address}>
            <Content>{address}</Content>
          </span>
        )}
      </span>
      {hasCompany && <span className={styles.company}>{company && <Content>{company.name}</Content>}</span>}
      <span className={styles.mood}>
        {mood ? <MoodSpark feeling={moodFeeling(mood)} trend={mood.trend} /> : say('nothing read yet')}
      </span>
      <span className={styles.messages}>
        {say('{count, plural, one {# message} other {# messages}}', { count: messageCount })}
      </span>
      <span className={styles.last} data-waiting={waitingSince !== null || undefined}>
        {lastMessageAt && <When at={lastMessageAt} brief />}
        {waitingSince && <span className={styles.waiting}>{say('waiting')}</span>}
      </span>
    </GoTo>
  )
}

const moodFeeling = ({ primary, family, level, sureness }: NonNullable<PersonRow['mood']>) =>
  feelingOf({
    ...{ primary, family },
    intensity: Math.abs(level),
    confidence: sureness,
    isUnsure: sureness < unsureBelow,
  })
