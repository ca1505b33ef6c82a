export type SignInOutcome = 'signed-in' | 'wrong' | 'too-often'

const post = (path: string, body: Record<string, string>): Promise<Response> =>
  fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const outcomes: Record<number, SignInOutcome> = { 200: 'signed-in', 400: 'wrong', 401: 'wrong', 429: 'too-often' }

/** Signs in by mail and password; the session is a cookie. Throws when the server could not answer. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const { status } = await post('sign-in/email', { email, password })
  const outcome = outcomes[status]
  if (!outcome) throw new Error(`Signing in answered ${status}.`)
  return outcome
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const { ok, status } = await post('sign-out', {})
  if (!ok) throw new Error(`Signing out answered ${status}.`)
}
