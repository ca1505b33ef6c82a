import { IconPlugConnectedX } from '@tabler/icons-react'
import { say } from '#ui/say.ts'
import styles from './rail.module.css'

/** Said quietly while news cannot reach this screen. */
export const LiveNote = () => (
  <p
    role="status"
    className={styles.live}
    title={say('What you see may be some minutes old. Attune keeps trying to reconnect.')}
  >
    <IconPlugConnectedX size={14} stroke={1.7} aria-hidden />
    <span>{say('Not live')}</span>
  </p>
)
