import { useQuery } from '@tanstack/react-query'
import { failureKind, say } from '#ui/say.ts'
import { MoodSpark } from '#ui/emotion/mood-spark.tsx'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { feelingOf } from '#ui/emotion/words.ts'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { When } from '#ui/when-shown.tsx'
import { Say } from '#ui/say-rich.tsx'
import type { MoodView } from '../contract.ts'
import { api } from './api.ts'
import { isUnsure } from '../domain/reading.ts'
import styles from './emotion.module.css'

type Props = {
  contactId: string
  /** One line for a header: shape, word and trend, nothing while nothing is known. */
  isBrief?: boolean
}

/** How a contact seems to feel about us now, and how much stands behind it. */
export function MoodNow({ contactId, isBrief = false }: Props) {
  const mood = useQuery(api.mood.queryOptions({ input: { contactId } }))
  if (isBrief) return mood.data ? <MoodSpark feeling={feelingFrom(mood.data)} trend={mood.data.trend} /> : null
  if (failureKind(mood.error) === 'not-allowed') return null
  return <Loaded query={mood}>{(known) => (known ? <Known mood={known} /> : <Unknown />)}</Loaded>
}

const Unknown = () => <p className={styles.unknown}>{say('Nothing read yet.')}</p>

function Known({ mood }: { mood: MoodView }) {
  const feeling = feelingFrom(mood)
  return (
    <div className={styles.mood}>
      <FeelingChip feeling={feeling} size="large" />
      <span className={styles.stands}>
        <Say
          text="{trend, select, unknown {} better {getting better over 30 days, } worse {getting worse over 30 days, } other {steady over 30 days, }}from {count, plural, one {# message} other {# messages}}, the last one {at}"
          values={{
            trend: courseOf(mood.trend),
            count: mood.readingCount,
            at: <When at={mood.lastReadingAt} />,
          }}
        />
      </span>
    </div>
  )
}

/** How much the level must move within 30 days before we say so, in valence: as for the slope in rows. */
const noticeable = 0.12

function courseOf(trend: number | null): 'unknown' | 'better' | 'worse' | 'steady' {
  if (trend === null) return 'unknown'
  if (trend > noticeable) return 'better'
  return trend < -noticeable ? 'worse' : 'steady'
}

/** A mood is shown like a reading: its level is the intensity, what stands behind it the confidence. */
const feelingFrom = ({ primary, family, level, sureness }: MoodView) =>
  feelingOf({
    ...{ primary, family },
    intensity: Math.abs(level),
    confidence: sureness,
    isUnsure: isUnsure({ confidence: sureness }),
  })
