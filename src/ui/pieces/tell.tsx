import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { say, sayFailure } from '#ui/say.ts'
import { wantNotices } from './notices.ts'
import styles from './pieces.module.css'

/** Says that something happened. With `onUndo` it stays longer and can be taken back. */
export function tell(words: string, { onUndo }: { onUndo?: () => void } = {}): void {
  void wantNotices()
  const id = crypto.randomUUID()
  const undo = () => {
    notifications.hide(id)
    onUndo?.()
  }
  notifications.show({
    id,
    autoClose: onUndo ? 9000 : 4000,
    withCloseButton: !onUndo,
    closeButtonProps: { 'aria-label': say('Close') },
    message: (
      <span className={styles.told}>
        {words}
        {onUndo && (
          <Button variant="subtle" size="compact-sm" onClick={undo}>
            {say('Undo')}
          </Button>
        )}
      </span>
    ),
  })
}

/** Says that something did not work, in the words of the failure; it was put back as it was. */
export const tellFailure = (error: unknown): void => {
  void wantNotices()
  notifications.show({
    autoClose: 8000,
    closeButtonProps: { 'aria-label': say('Close') },
    role: 'alert',
    message: sayFailure(error),
  })
}
