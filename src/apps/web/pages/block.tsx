import { useId, type ReactNode } from 'react'
import styles from './contact.module.css'

/** A named part of a page about somebody. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.block}>
      <h2 id={id} className={styles.blockTitle}>
        {title}
      </h2>
      {children}
    </section>
  )
}
