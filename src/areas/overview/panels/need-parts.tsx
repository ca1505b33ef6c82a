import { Bars } from '#ui/pieces/bars.tsx'
import { say, sayNumber } from '#ui/say.ts'
import { howLong } from '#ui/when.ts'
import { useNow } from '#ui/when-shown.tsx'
import type { NeedRow } from '../contract.ts'
import styles from './need-parts.module.css'

type Part = NeedRow['parts'][number]['part']

/** What the need of a person is made of, in points, each with the fact behind it. */
export function NeedParts({ need }: { need: NeedRow }) {
  const now = useNow()
  const since = (at: Date) => howLong(now.getTime() - at.getTime())
  const facts: Record<Part, string> = {
    intensity: say('How strongly it sounds'),
    recency: say('How recent: {time} ago', { time: since(need.saidAt) }),
    repetition: say(
      'How often: {count, plural, one {# message that hurts} other {# messages that hurt}} within 30 days',
      { count: need.repeated },
    ),
    waiting: need.waitingSince
      ? say('Waiting for an answer for {time}', { time: since(need.waitingSince) })
      : say('Not waiting for an answer'),
  }
  return (
    <div className={styles.parts}>
      <p className={styles.total}>
        {say('{need} of 100 points', { need: sayNumber(need.need, { maximumFractionDigits: 0 }) })}
      </p>
      <Bars
        hasLongNames
        bars={need.parts.map(({ part, points }) => ({
          name: facts[part],
          share: need.need > 0 ? points / need.need : 0,
          value: sayNumber(points, { maximumFractionDigits: 0 }),
        }))}
      />
    </div>
  )
}
