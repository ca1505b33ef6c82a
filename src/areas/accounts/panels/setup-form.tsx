import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Failed } from '#ui/pieces/failed.tsx'
import { say } from '#ui/say.ts'
import { isVaried, passwordLength } from '../domain/password.ts'
import { fieldFailure } from './field-failure.ts'
import { PasswordRules } from './password-rules.tsx'
import { signIn } from './session.ts'
import { api } from './api.ts'
import styles from './accounts.module.css'

const filled = (words: string) => (value: string) => (value.trim() === '' ? words : null)
const initialValues = { organisation: '', name: '', email: '', password: '' }

/** Names the organisation and its first account, then signs in. Calls `onDone` once the session is open. */
export function SetupForm({ onDone }: { onDone: () => void }) {
  const form = useForm({
    initialValues,
    validateInputOnBlur: ['email'],
    validate: {
      organisation: filled(say('What is your organisation called?')),
      name: filled(say('What are you called?')),
      email: (value) =>
        value === '' || /^\S+@\S+\.\S+$/.test(value.trim()) ? null : say('A mail address looks like name@example.com.'),
      password: (value) =>
        value.length >= passwordLength.min && value.length <= passwordLength.max && isVaried(value)
          ? null
          : say('The password does not keep the rules below yet.'),
    },
  })
  const { mutateAsync: complete } = useMutation(api.setup.complete.mutationOptions())
  const setup = useMutation({
    mutationFn: async (values: typeof initialValues) => {
      const { email } = await complete({ ...values, email: values.email.trim() })
      return signIn(email, values.password)
    },
    onSuccess: onDone,
    onError: (error) => {
      const failure = fieldFailure(error)
      if (failure && failure.field in initialValues) form.setFieldError(failure.field, failure.problem)
    },
  })
  const isAtField = setup.error !== null && (fieldFailure(setup.error)?.field ?? '') in initialValues
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => setup.mutate(values))} noValidate>
      <TextInput
        label={say('Organisation')}
        autoComplete="organization"
        maxLength={120}
        autoFocus
        {...form.getInputProps('organisation')}
      />
      <TextInput label={say('Your name')} autoComplete="name" maxLength={120} {...form.getInputProps('name')} />
      <TextInput
        label={say('Mail address')}
        description={say('You sign in with it. Nothing is sent to it.')}
        type="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
      <div>
        <PasswordInput
          label={say('Password')}
          autoComplete="new-password"
          aria-describedby="password-rules"
          visibilityToggleButtonProps={{ 'aria-label': say('Show or hide the password') }}
          {...form.getInputProps('password')}
        />
        <PasswordRules id="password-rules" password={form.values.password} />
      </div>
      {setup.error && !isAtField && <Failed error={setup.error} />}
      <Button type="submit" size="md" loading={setup.isPending || setup.isSuccess}>
        {say('Create the account')}
      </Button>
    </form>
  )
}
