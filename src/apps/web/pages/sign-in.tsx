import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { SignInForm } from '#areas/accounts/panels/index.ts'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { Door } from '../frame/door.tsx'

/** Afterwards people are where they wanted to go; only places of this app count. */
export function SignInPage() {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  const { to } = useSearch({ strict: false }) as { to?: unknown }
  const enter = () => {
    queryClient.clear()
    history.push(typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : places.today)
  }
  return (
    <Door title={say('Sign in')} lead={say('Hear how your customers feel, and who waits for you.')}>
      <SignInForm onDone={enter} />
    </Door>
  )
}
