import type { ReactNode } from 'react'
import styles from './bars.module.css'

export type Bar = {
  name: string
  /** 0…1 */
  share: number
  /** The number beside it. */
  value: ReactNode
}

/** Shares as quiet bars, the numbers beside them. `hasLongNames` leaves the names more room than the bars. */
export const Bars = ({ bars, hasLongNames = false }: { bars: readonly Bar[]; hasLongNames?: boolean }) => (
  <dl className={styles.bars}>
    {bars.map(({ name, share, value }) => (
      <div key={name} className={styles.bar} data-long={hasLongNames || undefined}>
        <dt>{name}</dt>
        <dd>
          <span className={styles.track} aria-hidden>
            <span className={styles.fill} style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
          <span className="tabular">{value}</span>
        </dd>
      </div>
    ))}
  </dl>
)
