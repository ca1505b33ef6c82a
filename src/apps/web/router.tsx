import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router'
import { places } from '#ui/places.ts'
import { failureKind } from '#ui/say.ts'
import { Frame } from './frame/frame.tsx'
import { PageFailed, PageMissing, PageSkeleton } from './frame/page-states.tsx'
import { mayDo, meQuery, setupQuery } from './me.ts'

type RouterContext = { queryClient: QueryClient }

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet })

/** Everything behind the door: who is not signed in is led to it and comes back to where they wanted to go. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      return { me: await queryClient.ensureQueryData(meQuery) }
    } catch (error) {
      if (failureKind(error) !== 'not-signed-in') throw error
      const { isNeeded } = await queryClient.fetchQuery(setupQuery)
      if (isNeeded) throw redirect({ to: places.setup })
      throw redirect({ to: places.signIn, search: { to: location.href } })
    }
  },
})

/** The code of a page is fetched when it is first wanted, or pointed at. */
const page = (load: () => Promise<RouteComponent>) => lazyRouteComponent(async () => ({ default: await load() }))

const inFrame = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => frame, path, component })

const atDoor = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component })

/** Where the right to see feelings is missing, contacts are the first page. */
const today = createRoute({
  getParentRoute: () => frame,
  path: places.today,
  component: page(async () => (await import('./pages/today.tsx')).TodayPage),
  beforeLoad: ({ context }) => {
    if (!mayDo(context.me, 'emotion:read')) throw redirect({ to: places.contacts })
  },
})

const pages = {
  review: page(async () => (await import('./pages/review.tsx')).ReviewPage),
  contacts: page(async () => (await import('./pages/contacts.tsx')).ContactsPage),
  contact: page(async () => (await import('./pages/contact.tsx')).ContactPage),
  conversation: page(async () => (await import('./pages/conversation.tsx')).ConversationPage),
  companies: page(async () => (await import('./pages/companies.tsx')).CompaniesPage),
  company: page(async () => (await import('./pages/company.tsx')).CompanyPage),
  imports: page(async () => (await import('./pages/imports.tsx')).ImportsPage),
  import: page(async () => (await import('./pages/import.tsx')).ImportPage),
  settings: page(async () => (await import('./pages/settings.tsx')).SettingsPage),
  welcome: page(async () => (await import('./pages/welcome.tsx')).WelcomePage),
  setup: page(async () => (await import('./pages/setup.tsx')).SetupPage),
  signIn: page(async () => (await import('./pages/sign-in.tsx')).SignInPage),
}

const tree = root.addChildren([
  frame.addChildren([
    today,
    inFrame(places.review, pages.review),
    inFrame(places.contacts, pages.contacts),
    inFrame(places.contact('$contactId'), pages.contact),
    inFrame(places.conversation('$conversationId'), pages.conversation),
    inFrame(places.companies, pages.companies),
    inFrame(places.company('$companyId'), pages.company),
    inFrame(places.imports, pages.imports),
    inFrame(places.import('$importId'), pages.import),
    inFrame(places.settings, pages.settings),
    inFrame(places.welcome, pages.welcome),
    inFrame('$', PageMissing),
  ]),
  atDoor(places.setup, pages.setup),
  atDoor(places.signIn, pages.signIn),
])

export const openRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageMissing,
    scrollRestoration: true,
  })
