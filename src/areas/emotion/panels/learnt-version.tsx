import { When } from '#ui/when-shown.tsx'
import { say, sayNumber } from '#ui/say.ts'
import { Say } from '#ui/say-rich.tsx'
import type { LearntVersion } from '../contract.ts'
import styles from './learning.module.css'

type Props = { version: LearntVersion; isPending: boolean; onLive: (() => void) | null }

/** One version: when and from how much it learnt, how it was judged before and after, and one click to let it read. */
export function LearntVersionCard({ version, isPending, onLive }: Props) {
  const { number, learntAt, corrections, state, verdict } = version
  const isLive = state === 'live'
  return (
    <li className={styles.version} aria-current={isLive || undefined}>
      <div className={styles.head}>
        <strong>{say('Version {number}', { number: sayNumber(number) })}</strong>
        <span>{stateWords(version)}</span>
        {!isLive && onLive && (
          <button type="button" className={styles.put} disabled={isPending} onClick={onLive}>
            {say('Read with version {number}', { number: sayNumber(number) })}
          </button>
        )}
      </div>
      <p className={styles.quiet}>
        <Say
          text="Learnt {when} from {corrections, plural, one {# correction} other {# corrections}}."
          values={{ when: <When at={learntAt} />, corrections }}
        />
      </p>
      <dl className={styles.figures}>
        <Figure name={say('Your corrections, by contacts it had not learnt from')} {...verdict.corrections} />
        <Figure name={say('General messages')} {...verdict.general} />
      </dl>
    </li>
  )
}

type FigureProps = { name: string } & LearntVersion['verdict']['general']

const Figure = ({ name, count, before, after }: FigureProps) => (
  <div>
    <dt>{name}</dt>
    <dd className="tabular">
      {say('right {before} before, {after} after, of {count}', {
        ...{ before: finePercent(before), after: finePercent(after), count: sayNumber(count) },
      })}
    </dd>
  </div>
)

/** Versions differ by less than a percent. */
const finePercent = (share: number): string => sayNumber(share, { style: 'percent', maximumFractionDigits: 1 })

function stateWords({ state, verdict }: LearntVersion): string {
  if (state === 'live') return say('reads now')
  if (state === 'taken back') return say('taken back')
  if (state === 'followed') return say('followed by another')
  return verdict.aside === 'general'
    ? say('kept aside: it might read general messages less well')
    : say('kept aside: no clear gain on your corrections')
}
