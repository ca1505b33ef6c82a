import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { places } from '#ui/places.ts'
import { Say } from '#ui/say-rich.tsx'
import { When } from '#ui/when-shown.tsx'
import styles from './today.module.css'

type Since = { at: Date | null; messages: number; hurting: number; warm: number }

const to = (search: { family?: 'hurting' | 'warm' }) => (words: ReactNode) => (
  <Link to={places.contacts} search={search} className={styles.number}>
    {words}
  </Link>
)
const numbers = { all: to({}), hurt: to({ family: 'hurting' }), good: to({ family: 'warm' }) }

/** One sentence with three numbers that open. It keeps what was new when the page opened, also once the visit is noted. */
export function SinceLastVisit({ since }: { since: Since }) {
  const [{ at, ...counts }] = useState(since)
  return (
    <p className={styles.since}>
      {at ? (
        <SinceThen at={at} counts={counts} />
      ) : (
        <Say
          text="Your first look: <all>{messages, plural, one {# message} other {# messages}}</all> from your customers {messages, plural, one {is} other {are}} here, <hurt>{hurting, number} hurting</hurt> and <good>{warm, number} warm</good>."
          values={{ ...numbers, ...counts }}
        />
      )}
    </p>
  )
}

const SinceThen = ({ at, counts }: { at: Date; counts: Omit<Since, 'at'> }) =>
  counts.messages === 0 ? (
    <Say text="Nothing new since your last visit, {at}." values={{ at: <When at={at} /> }} />
  ) : (
    <Say
      text="Since your last visit, {at}: <all>{messages, plural, one {# message} other {# messages}}</all> came in, <hurt>{hurting, number} hurting</hurt> and <good>{warm, number} warm</good>."
      values={{ ...numbers, ...counts, at: <When at={at} /> }}
    />
  )
