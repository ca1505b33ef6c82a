import { IconCheck, IconPoint } from '@tabler/icons-react'
import { say } from '#ui/say.ts'
import { isVaried, passwordLength } from '../domain/password.ts'
import styles from './accounts.module.css'

/** What a password has to be, told before it is typed and ticked off while it is. */
export function PasswordRules({ id, password }: { id: string; password: string }) {
  const rules = [
    {
      words: say('At least {count} characters', { count: passwordLength.min }),
      isKept: password.length >= passwordLength.min,
    },
    { words: say('At least four different ones'), isKept: isVaried(password) },
  ]
  return (
    <ul id={id} className={styles.rules}>
      {rules.map(({ words, isKept }) => (
        <li key={words} data-kept={isKept || undefined}>
          {isKept ? <IconCheck size={14} stroke={2.2} aria-hidden /> : <IconPoint size={14} aria-hidden />}
          {words}
          {isKept && <span className="hidden-visually">{say('done')}</span>}
        </li>
      ))}
    </ul>
  )
}
