import { say, sayNumber } from '#ui/say.ts'
import { useProgress } from './use-progress.ts'
import styles from './review.module.css'

/** How many readings wait for a reviewer, beside the way to them; nothing while there are none. */
export function ReviewCount() {
  const { data } = useProgress()
  if (!data || data.open === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden>{sayNumber(data.open)}</span>
      <span className="hidden-visually">{say('{count, number} waiting', { count: data.open })}</span>
    </span>
  )
}
