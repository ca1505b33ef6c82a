import { say, sayPercent } from '#ui/say.ts'
import { useProgress } from './use-progress.ts'
import styles from './review.module.css'

/** In the corner: how many wait, how many I did today, and how often I heard what the machine heard. */
export function ReviewProgress() {
  const { data } = useProgress()
  if (!data) return null
  const { open, settled, compared, agreed } = data
  return (
    <p className={styles.progress}>
      <span>{say('{open, number} waiting', { open })}</span>
      <span>{say('{settled, number} today', { settled })}</span>
      {compared > 0 && <span>{say('{share} as the machine heard', { share: sayPercent(agreed / compared) })}</span>}
    </p>
  )
}
