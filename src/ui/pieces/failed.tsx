import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { failureKind, say, sayFailure } from '#ui/say.ts'
import styles from './pieces.module.css'

type Props = { error: unknown; kept?: string; onRetry?: () => void }

/** What happened, what was kept, and what to do now. */
export function Failed({ error, kept, onRetry }: Props) {
  return (
    <div role="alert" className={styles.failed}>
      <IconCloudOff size={20} stroke={1.6} aria-hidden />
      <div>
        <p className={styles.failedWords}>{sayFailure(error)}</p>
        {kept && <p className={styles.failedKept}>{kept}</p>}
        {onRetry && failureKind(error) !== 'not-found' && (
          <Button variant="default" size="compact-sm" mt={8} onClick={onRetry}>
            {say('Try again')}
          </Button>
        )}
      </div>
    </div>
  )
}
