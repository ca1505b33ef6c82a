import type { ReactNode } from 'react'
import styles from './pieces.module.css'

/** Nothing is here yet: what would be, and the one thing to do about it. */
export function Empty({
  title,
  children,
  action,
  picture,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  picture?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      {picture && <div className={styles.emptyPicture}>{picture}</div>}
      <h2 className={styles.emptyTitle}>{title}</h2>
      {children && <p className={styles.emptyText}>{children}</p>}
      {action && <div className={styles.emptyAction}>{action}</div>}
    </div>
  )
}
