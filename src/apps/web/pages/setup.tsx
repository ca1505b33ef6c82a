import { useQuery, useQueryClient } from '@tanstack/react-query'
import { SetupForm } from '#areas/accounts/panels/index.ts'
import { GoTo, useGoTo } from '#ui/go-to.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { Door } from '../frame/door.tsx'
import { setupQuery } from '../me.ts'

/** The first account of an installation; possible once. */
export function SetupPage() {
  const queryClient = useQueryClient()
  const goTo = useGoTo()
  const setup = useQuery({ ...setupQuery, staleTime: Infinity })
  const enter = () => {
    queryClient.clear()
    goTo(places.welcome)
  }
  return (
    <Door title={say('Welcome to Attune')} lead={say('One account, and you are in. Everything stays on this server.')}>
      <Loaded query={setup}>
        {({ isNeeded }) =>
          isNeeded ? (
            <SetupForm onDone={enter} />
          ) : (
            <p>
              {say('This installation is set up already.')} <GoTo place={places.signIn}>{say('Sign in')}</GoTo>
            </p>
          )
        }
      </Loaded>
    </Door>
  )
}
