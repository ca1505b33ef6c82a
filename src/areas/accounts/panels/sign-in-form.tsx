import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failed } from '#ui/pieces/failed.tsx'
import { say } from '#ui/say.ts'
import { signIn, type SignInOutcome } from './session.ts'
import styles from './accounts.module.css'

/** Mail and password. Calls `onDone` once the session is open. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: (outcome) => outcome === 'signed-in' && onDone(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={say('Mail address')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={say('Password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        error={refusal(attempt.data)}
        visibilityToggleButtonProps={{ 'aria-label': say('Show or hide the password') }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {attempt.error && <Failed error={attempt.error} />}
      <Button type="submit" size="md" loading={attempt.isPending || attempt.data === 'signed-in'}>
        {say('Sign in')}
      </Button>
    </form>
  )
}

function refusal(outcome: SignInOutcome | undefined): string | null {
  if (outcome === 'wrong') return say('This mail address and this password do not belong together.')
  return outcome === 'too-often' ? say('Too many attempts. Please wait a minute, then try again.') : null
}
