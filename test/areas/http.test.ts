import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'

test('health tells version and database', async () => {
  const api = await testApi({ worker: false })
  const response = await api.fetch('/healthz')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), database: 'up' })
})

test('the first account is made once, then signs in and out', async () => {
  const api = await testApi({ worker: false })
  const nobody = await api.as(null)
  expect(await nobody.accounts.setup.find()).toMatchObject({ isNeeded: true })
  const owner = { organisation: 'Wrenfield', name: 'Priya', email: 'priya@wrenfield.example' }
  await expect(nobody.accounts.setup.complete({ ...owner, password: 'short' })).rejects.toMatchObject({ status: 400 })
  await nobody.accounts.setup.complete({ ...owner, password: 'correct horse battery' })
  await expect(nobody.accounts.setup.complete({ ...owner, password: 'correct horse battery' })).rejects.toMatchObject({
    status: 409,
  })
  const post = (path: string, body: object, cookie = '') =>
    api.fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:4100', cookie },
      body: JSON.stringify(body),
    })
  expect((await post('sign-in/email', { email: owner.email, password: 'wrong wrong wrong' })).status).toBe(401)
  const signedIn = await post('sign-in/email', { email: owner.email, password: 'correct horse battery' })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  expect(signedIn.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i)
  expect((await api.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(200)
  expect((await post('sign-out', {}, cookie)).status).toBe(200)
  expect((await api.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(401)
  expect((await post('sign-up/email', { ...owner, email: 'x@y.example', password: 'correct horse battery' })).ok).toBe(
    false,
  )
})

test('writes from other sites are refused, and answers carry safe headers', async () => {
  const api = await testApi({ worker: false })
  const cookie = await api.cookieOf('owner')
  const foreign = await api.fetch('/api/v1/organisation', {
    method: 'PATCH',
    headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
    body: '{"name":"x"}',
  })
  expect(foreign.status).toBe(403)
  const page = await api.fetch('/api/v1/me', { headers: { cookie } })
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

test('wrong input is answered with its field', async () => {
  const api = await testApi({ worker: false })
  const owner = await api.as('owner')
  await expect(owner.overview.people.list({ limit: 5000 })).rejects.toMatchObject({
    status: 400,
    data: { values: { field: expect.stringContaining('limit') } },
  })
})

test('a refusal is answered without a line in the log, a failure of ours leaves one', async () => {
  const lines: string[] = []
  const api = await testApi({ worker: false, log: (words) => lines.push(words) })
  const owner = await api.as('owner')
  const nobody = await api.as(null)
  const id = '01890000-0000-7000-8000-000000000000' as never
  await expect(owner.contacts.get({ id })).rejects.toMatchObject({ status: 404 })
  await expect(owner.overview.people.list({ limit: 5000 })).rejects.toMatchObject({ status: 400 })
  await expect(nobody.overview.today()).rejects.toMatchObject({ status: 401 })
  expect(lines).toEqual([])
  await api.platform.pool.query('DROP TABLE set_aside')
  await expect(owner.conversations.imports.setAside({ id })).rejects.toMatchObject({ status: 500 })
  expect(lines).toEqual(['A request failed.'])
})

test('the API describes itself', async () => {
  const api = await testApi({ worker: false })
  const description = (await (await api.fetch('/api/v1/openapi.json')).json()) as { openapi: string; paths: object }
  expect(description.openapi).toMatch(/^3\.1/)
  expect(Object.keys(description.paths).length).toBeGreaterThan(30)
  expect((await api.fetch('/api/docs')).status).toBe(200)
})

test('signing in is slowed down after a few tries, whatever address the caller names', async () => {
  const api = await testApi({ worker: false })
  const attempt = (i: number) =>
    api.fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:4100', 'x-attune-peer': `10.0.0.${i}` },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong wrong wrong' }),
    })
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) statuses.push((await attempt(i)).status)
  expect(statuses.slice(0, 5)).not.toContain(429)
  expect(statuses.at(-1)).toBe(429)
})
