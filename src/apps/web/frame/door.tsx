import type { ReactNode } from 'react'
import { say } from '#ui/say.ts'
import { Mark } from './mark.tsx'
import { usePageTitle } from './page-title.ts'
import styles from './door.module.css'

/** A page before anybody is signed in: one form in the middle. */
export function Door({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  usePageTitle(title)
  return (
    <main className={styles.door}>
      <div className={styles.name}>
        <Mark size={28} />
        {say('Attune')}
      </div>
      <div className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
    </main>
  )
}
