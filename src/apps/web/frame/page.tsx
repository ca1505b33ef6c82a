import type { ReactNode } from 'react'
import { usePageTitle } from './page-title.ts'
import styles from './frame.module.css'

type Props = {
  title: string
  /** One sentence under the title. */
  lead?: ReactNode
  actions?: ReactNode
  /** For pages of text and forms, which read best in a narrow column. */
  isNarrow?: boolean
  children: ReactNode
}

/** A page with its one heading. */
export function Page({ title, lead, actions, isNarrow = false, children }: Props) {
  usePageTitle(title)
  return (
    <div className={styles.page} data-narrow={isNarrow || undefined}>
      <header className={styles.pageHead}>
        <div>
          <h1 className={styles.pageTitle}>{title}</h1>
          {lead && <p className={styles.pageLead}>{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}
