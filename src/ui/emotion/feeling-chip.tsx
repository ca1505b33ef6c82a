import { IconCheck } from '@tabler/icons-react'
import { say } from '#ui/say.ts'
import { FeelingShape } from './feeling-shape.tsx'
import { sounds, sureness, type Feeling } from './feeling.ts'
import styles from './feeling-chip.module.css'

const shapeSizes = { small: 12, medium: 14, large: 20 } as const

/**
 * One feeling, the same everywhere. `small` in rows: shape and word. `medium` in threads: on a wash of its family.
 * `large` on its own: the whole humble sentence with how sure it is.
 */
export function FeelingChip({ feeling, size = 'medium' }: { feeling: Feeling; size?: keyof typeof shapeSizes }) {
  const told = sounds(feeling)
  return (
    <span
      className={styles.chip}
      data-size={size}
      data-family={feeling.family}
      data-unsure={feeling.isUnsure || undefined}
    >
      <FeelingShape {...feeling} size={shapeSizes[size]} />
      <span className="hidden-visually">{told}</span>
      <span aria-hidden title={size === 'large' ? undefined : told} className={styles.word}>
        {wordOf(feeling, size)}
      </span>
      {size === 'large' && (
        <span aria-hidden className={styles.sureness}>
          {sureness(feeling)}
        </span>
      )}
      {feeling.isCorrected && <IconCheck size={12} stroke={2.5} aria-hidden />}
    </span>
  )
}

function wordOf({ word, isUnsure }: Feeling, size: keyof typeof shapeSizes): string {
  if (size === 'large') return isUnsure ? say('may sound {word}', { word }) : say('sounds {word}', { word })
  return isUnsure ? say('{word}?', { word }) : word
}
