import type { ComponentProps } from 'react'
import { Content } from '#ui/content.tsx'
import { say } from '#ui/say.ts'
import type { Me } from '../me.ts'
import styles from './rail.module.css'

/** Who is signed in; opens the menu about them. */
export const AgentButton = ({ me, ...rest }: { me: Me } & ComponentProps<'button'>) => (
  <button type="button" {...rest} className={styles.agent}>
    <span aria-hidden className={styles.initials} translate="no">
      {initialsOf(me.name)}
    </span>
    <span className="hidden-visually">{say('Your account:')} </span>
    <span className={styles.agentName}>
      <Content>{me.name}</Content>
    </span>
  </button>
)

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
