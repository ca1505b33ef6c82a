import { Kbd, Modal } from '@mantine/core'
import { say } from '#ui/say.ts'
import { listShortcuts } from './shortcuts.ts'
import styles from './keyboard.module.css'

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Keys as they are printed on the keyboard of the viewer. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className={styles.keys}>
    {keys.split(/[ +]/).map((key, i) => (
      <Kbd key={i}>{key === 'mod' ? (isApple ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key}</Kbd>
    ))}
  </span>
)

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
