import type { AnyContractRouter } from '@orpc/contract'
import { expect, test } from 'vitest'
import { contract } from '#apps/contract.ts'
import { permissionsOf, roles } from '#areas/accounts/index.ts'
import type { EndpointMeta } from '#kit/contract.ts'
import { testApi } from './support/api.ts'

type Route = { method: string; path: string; permission: EndpointMeta['permission'] }

/** Every endpoint of the contract, however deep it stands. */
function routesOf(router: AnyContractRouter): Route[] {
  if ('~orpc' in router) {
    const { route, meta } = (
      router as never as { '~orpc': { route: { method: string; path: string }; meta: EndpointMeta } }
    )['~orpc']
    return [{ ...route, permission: meta.permission }]
  }
  return Object.values(router).flatMap((part) => routesOf(part as AnyContractRouter))
}

const routes = routesOf(contract)
const someId = '01890000-0000-7000-8000-000000000000'
const addressOf = (path: string) =>
  `/api/v1${path.replace('{purpose}', 'emotional_insight').replace(/\{\w+\}/g, someId)}`

test('every route answers every role as its permission says', async () => {
  const api = await testApi({ worker: false })
  expect(routes.length).toBeGreaterThan(30)
  for (const role of [null, ...roles]) {
    const allowed: readonly string[] = role ? permissionsOf(role) : ['anyone']
    const cookie = role ? await api.cookieOf(role) : null
    for (const { method, path, permission } of routes) {
      const stop = AbortSignal.timeout(5000)
      const response = await api.fetch(addressOf(path), { method, signal: stop, headers: cookie ? { cookie } : {} })
      await response.body?.cancel()
      const place = `${role ?? 'nobody'}: ${method} ${path}`
      if (allowed.includes(permission)) expect([401, 403, 500], place).not.toContain(response.status)
      else expect(response.status, place).toBe(role ? 403 : 401)
    }
  }
})
