import { Loaded } from '#ui/pieces/loaded.tsx'
import { say, sayNumber } from '#ui/say.ts'
import type { LearningView } from '../contract.ts'
import { LearntVersionCard } from './learnt-version.tsx'
import { useLearning } from './use-learning.ts'
import styles from './learning.module.css'

/** What the engine has learnt from corrections: which version reads, how each was judged, and one click to change it. */
export function Learning({ canChange }: { canChange: boolean }) {
  const { query, putLive, isPending } = useLearning()
  return (
    <Loaded query={query}>
      {(learning) => {
        const onLive = canChange ? putLive : null
        return (
          <div className={styles.learning}>
            <p>{liveWords(learning)}</p>
            <p className={styles.quiet}>{waitingWords(learning)}</p>
            {learning.versions.length > 0 && (
              <ul className={styles.versions} aria-label={say('What it learnt')}>
                {learning.versions.map((version) => (
                  <LearntVersionCard
                    key={version.number}
                    version={version}
                    isPending={isPending}
                    onLive={onLive && (() => onLive(version.number))}
                  />
                ))}
                <AsItCame
                  isLive={learning.live === null}
                  isPending={isPending}
                  onLive={onLive && (() => onLive(null))}
                />
              </ul>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function liveWords({ live, versions }: LearningView): string {
  if (live !== null) return say('Version {number} reads now.', { number: sayNumber(live) })
  return versions.length > 0
    ? say('The engine reads as it came, without what it learnt here.')
    : say('The engine reads as it came. It has learnt nothing here yet.')
}

function waitingWords({ versions, waiting, wanted }: LearningView): string {
  const values = { waiting, wanted: sayNumber(wanted) }
  return versions.length > 0
    ? say(
        '{waiting, plural, one {# correction} other {# corrections}} since it learnt last; it learns again after {wanted}.',
        values,
      )
    : say(
        'After {wanted} corrections Attune learns your customers’ language; {waiting, plural, =0 {none is} one {# is} other {# are}} there so far. Each answer on the Review page is one.',
        values,
      )
}

type Props = { isLive: boolean; isPending: boolean; onLive: (() => void) | null }

/** The way back to nothing learnt. */
const AsItCame = ({ isLive, isPending, onLive }: Props) => (
  <li className={styles.version} aria-current={isLive || undefined}>
    <div className={styles.head}>
      <strong>{say('As it came')}</strong>
      {isLive ? (
        <span>{say('reads now')}</span>
      ) : (
        onLive && (
          <button type="button" className={styles.put} disabled={isPending} onClick={onLive}>
            {say('Read without what it learnt')}
          </button>
        )
      )}
    </div>
  </li>
)
