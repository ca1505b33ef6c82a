import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { Empty } from '#ui/pieces/empty.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { RowsSkeleton } from '#ui/pieces/skeletons.tsx'
import { useGoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import type { overviewContract } from '../contract.ts'
import { api } from './api.ts'
import { GoingWell } from './going-well.tsx'
import { NeedItem } from './need-item.tsx'
import { SinceLastVisit } from './since-last-visit.tsx'
import { TodayEmpty } from './today-empty.tsx'
import { useRowWalk } from './use-row-walk.ts'
import { useVisit } from './use-visit.ts'
import styles from './today.module.css'

type TodayView = z.infer<NonNullable<(typeof overviewContract.today)['~orpc']['outputSchema']>>

type Props = {
  /** A button that imports the sample mailbox, for when nothing is here yet. */
  samples: ReactNode
}

/** Who needs a person now, who is delighted, and what came in since the last visit. */
export function Today({ samples }: Props) {
  const today = useQuery(api.today.queryOptions())
  return (
    <Loaded query={today} skeleton={<RowsSkeleton rows={6} height={96} />}>
      {(known) => (known.isEmpty ? <TodayEmpty samples={samples} /> : <Day today={known} />)}
    </Loaded>
  )
}

function Day({ today }: { today: TodayView }) {
  const goTo = useGoTo()
  const { list, focused } = useRowWalk()
  useVisit()
  useShortcut('c', say('Open the contact'), () => {
    const contactId = focused()?.dataset['contact']
    if (contactId) goTo(places.contact(contactId))
  })
  return (
    <div ref={list} className={styles.day}>
      <SinceLastVisit since={today.since} />
      {today.toRead > 0 && (
        <p role="status" className={styles.reading}>
          {say('Reading {count, plural, one {# message} other {# messages}}…', { count: today.toRead })}
        </p>
      )}
      <section aria-labelledby="needs-you">
        <h2 id="needs-you" className={styles.heading}>
          {say('Needs you')}
          {today.needs.length > 0 && <span className={styles.count}>{today.needs.length}</span>}
        </h2>
        {today.needs.length === 0 ? <Nobody delighted={today.delighted.length} /> : <Needs needs={today.needs} />}
      </section>
      {today.delighted.length > 0 && <GoingWell people={today.delighted} />}
    </div>
  )
}

const Needs = ({ needs }: { needs: TodayView['needs'] }) => (
  <ol className={styles.needs}>
    {needs.map((need) => (
      <NeedItem key={need.contact.id} need={need} />
    ))}
  </ol>
)

const Nobody = ({ delighted }: { delighted: number }) => (
  <Empty title={say('Nobody needs you right now.')}>
    {delighted > 0 &&
      say('{count, plural, one {Somebody sounds happy} other {# people sound happy}}: read them below?', {
        count: delighted,
      })}
  </Empty>
)
