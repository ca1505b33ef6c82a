import { Modal } from '@mantine/core'
import { say } from '#ui/say.ts'
import { Keys } from './keys.tsx'
import { listShortcuts } from './shortcuts.ts'
import styles from './keyboard.module.css'

export { Keys }

/** Every shortcut that works on this screen. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const unique = [...new Map(listShortcuts().map((one) => [one.keys, one])).values()]
  return (
    <Modal opened onClose={onClose} title={say('Keyboard shortcuts')} closeButtonProps={{ 'aria-label': say('Close') }}>
      <dl className={styles.sheet}>
        {unique.map(({ keys, words }) => (
          <div key={keys} className={styles.sheetRow}>
            <dt>{words}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
