import { Content } from '#ui/content.tsx'
import { say } from '#ui/say.ts'
import { Say } from '#ui/say-rich.tsx'
import { When } from '#ui/when-shown.tsx'
import type { ExternalReadingView } from '../contract.ts'
import { saidWords } from './external-words.ts'
import styles from './emotion.module.css'

/** What was read outside, marked as such, and whether it agrees with our reading. */
export function ExternalReadings({ readings }: { readings: readonly ExternalReadingView[] }) {
  if (readings.length === 0) return null
  return (
    <div>
      <p className={styles.note}>
        {say('Read outside because they agreed to it; stands beside ours and never counts')}
      </p>
      <ul className={styles.people}>
        {readings.map((reading) => (
          <li key={reading.id} className={styles.readingLine}>
            <span>
              <Say text="{engine}: {said}" values={{ engine: <Engine {...reading} />, said: saidWords(reading) }} />
            </span>
            {reading.agrees !== null && (
              <span className={styles.unsure}>
                {reading.agrees ? say('agrees with ours') : say('differs from ours')}
              </span>
            )}
            <span className={styles.unsure}>
              <When at={reading.readAt} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Engine = ({ engine: { name, version } }: ExternalReadingView) => (
  <Content>{version ? `${name} ${version}` : name}</Content>
)
