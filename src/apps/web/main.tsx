import './no-eval.ts'
import './styles.ts'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { direction, startLocale } from '#ui/locale.ts'
import { cssVariables, theme } from '#ui/theme/theme.ts'
import { LateNotices } from './late-notices.tsx'
import { openQueryClient } from './query-client.ts'
import { openRouter } from './router.tsx'

await startLocale()

const queryClient = openQueryClient(() => void router.navigate({ to: '/sign-in', search: { to: placeToReturnTo() } }))
const router = openRouter(queryClient)

/** Where somebody was when the session ended; the sign-in page itself is no such place. */
function placeToReturnTo(): string {
  const { pathname, href, search } = router.state.location
  return pathname === '/sign-in' ? ((search as { to?: string }).to ?? '/') : href
}

const root = document.getElementById('app')
if (root)
  createRoot(root).render(
    <DirectionProvider initialDirection={direction()} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <LateNotices />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>,
  )
