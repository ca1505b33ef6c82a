import { Kbd } from '@mantine/core'
import styles from './keyboard.module.css'

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

const modifiers: Readonly<Record<string, string>> = { mod: isApple ? '⌘' : 'Ctrl', shift: isApple ? '⇧' : 'Shift' }

/** Keys as they are printed on the keyboard of the viewer. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className={styles.keys}>
    {keys.split(/[ +]/).map((key, i) => (
      <Kbd key={i}>{modifiers[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</Kbd>
    ))}
  </span>
)
