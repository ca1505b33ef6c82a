import type { ReactNode } from 'react'
import styles from './pieces.module.css'

export type Fact = { name: ReactNode; value: ReactNode }

/** Names and values, as a definition list. Facts without a value are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl className={styles.facts}>
      {known.map(({ name, value }, i) => (
        <div key={i} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
