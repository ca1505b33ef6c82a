import { lazy, Suspense, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { feelingOf } from '#ui/emotion/words.ts'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { failureKind, say } from '#ui/say.ts'
import { useNow } from '#ui/when-shown.tsx'
import type { TimelineView } from '../contract.ts'
import { api } from './api.ts'
import styles from './emotion.module.css'

const Timeline = lazy(() => import('#ui/timeline/timeline.tsx').then(({ Timeline }) => ({ default: Timeline })))

type Props = {
  contactId: string
  onOpen: (conversationId: string, messageId: string) => void
}

const chartHeight = 300

/** How a contact seemed to feel, message by message. */
export function EmotionTimeline({ contactId, onOpen }: Props) {
  const timeline = useQuery(api.timeline.queryOptions({ input: { contactId } }))
  if (failureKind(timeline.error) === 'not-allowed')
    return <p className={styles.unknown}>{say('Your role does not show how people feel.')}</p>
  return (
    <Loaded query={timeline} skeleton={<BlockSkeleton height={chartHeight} />}>
      {(known) => <Chart timeline={known} onOpen={onOpen} />}
    </Loaded>
  )
}

function Chart({ timeline, onOpen }: { timeline: TimelineView; onOpen: Props['onOpen'] }) {
  const until = useNow()
  const { points, curve, baseline, unread } = timeline
  const moments = useMemo(() => points.map(momentFrom), [points])
  if (points.length === 0)
    return <p className={styles.unknown}>{say('The timeline begins with the first message that is read.')}</p>
  const open = (messageId: string) => {
    const point = points.find((one) => one.messageId === messageId)
    if (point) onOpen(point.conversationId, point.messageId)
  }
  return (
    <Suspense fallback={<BlockSkeleton height={chartHeight} />}>
      <Timeline moments={moments} curve={curve} usual={baseline} until={until} onOpen={open} />
      {unread > 0 && (
        <p className={styles.note}>
          {say('{count, plural, one {# message was} other {# messages were}} not read.', { count: unread })}
        </p>
      )}
    </Suspense>
  )
}

const momentFrom = (point: TimelineView['points'][number]) => ({
  id: String(point.messageId),
  at: point.at,
  valence: point.valence,
  quote: point.quote,
  feeling: feelingOf(point),
})
