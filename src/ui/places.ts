/** Where things are in the web app: the one list of its addresses. */
export const places = {
  today: '/',
  review: '/review',
  contacts: '/contacts',
  contact: (id: string) => `/contacts/${id}`,
  conversation: (id: string, messageId?: string) => `/conversations/${id}${messageId ? `#${messageId}` : ''}`,
  companies: '/companies',
  company: (id: string) => `/companies/${id}`,
  imports: '/import',
  import: (id: string) => `/import/${id}`,
  settings: '/settings',
  welcome: '/welcome',
  setup: '/setup',
  signIn: '/sign-in',
} as const
