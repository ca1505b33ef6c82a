import { say, sayNumber, sayPercent } from '#ui/say.ts'
import type { Foresight } from '../contract.ts'
import styles from './threshold.module.css'

type Props = {
  point: Foresight['points'][number]
  foresight: Foresight
  /** Whether it is another threshold than the one that holds. */
  isNew: boolean
  /** What was asked for and no threshold keeps. */
  missed: 'budget' | 'error' | 'threshold' | null
}

/** What a threshold means, in sentences. */
export function ThresholdMeans({ point, foresight, isNew, missed }: Props) {
  const { readings, days } = foresight
  if (readings === 0)
    return (
      <p className={styles.means}>
        {say('Nothing was read in the last {days} days. What a threshold means can be seen once there is.', { days })}
      </p>
    )
  return (
    <div className={styles.means} role="status">
      {missed && <p className={styles.missed}>{missedWords(missed)}</p>}
      <p>
        {say('About {weekly, plural, one {# review} other {# reviews}} a week: {share} of what is read.', {
          ...{ weekly: Math.round(point.weekly), share: sayPercent(point.share) },
        })}{' '}
        {wrongWords(point.wrong)}
      </p>
      {isNew && point.coming > 0 && (
        <p>
          {say(
            '{coming, plural, one {# reading} other {# readings}} of the last {days} days will come into the queue at once.',
            { coming: point.coming, days },
          )}
        </p>
      )}
      {isNew && point.leaving > 0 && (
        <p>
          {say('{leaving, plural, one {# review that waits} other {# reviews that wait}} will leave it.', {
            leaving: point.leaving,
          })}
        </p>
      )}
      <p className={styles.source}>
        {say('From {readings, plural, one {# reading} other {# readings}} of the last {days} days.', {
          ...{ readings, days },
        })}
      </p>
    </div>
  )
}

function wrongWords(wrong: Props['point']['wrong']): string {
  if (wrong === null) return say('Somebody looks at every reading.')
  const share = sayPercent(wrong.share)
  if (wrong.by === 'machine')
    return say('Of those nobody looks at, about {share} are wrong by the machine’s own estimate.', { share })
  return say('Of those nobody looks at, about {share} are wrong ({low} to {high}), by {answers} of your own reviews.', {
    ...{ share, low: sayPercent(wrong.low), high: sayPercent(wrong.high) },
    answers: sayNumber(wrong.answers),
  })
}

const missedWords = (missed: Exclude<Props['missed'], null>): string =>
  missed === 'budget'
    ? say('So few cannot be: odd readings and a few drawn at random come whatever the threshold is.')
    : say('So few errors cannot be: this is the highest threshold.')
