import type { ReactNode } from 'react'
import styles from './pieces.module.css'

/** How far something has come: `done` of `total`; null where the end is not known, and nothing has come of nothing. The words say the same. */
export function Progress({
  label,
  done,
  total,
  children,
}: {
  label: string
  done: number
  total: number | null
  children?: ReactNode
}) {
  const share = total === null ? null : total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
        className={styles.progressTrack}
        data-unknown={share === null || undefined}
      >
        <div className={styles.progressDone} style={{ width: share === null ? '35%' : `${share * 100}%` }} />
      </div>
      {children && <div className={styles.progressWords}>{children}</div>}
    </div>
  )
}
