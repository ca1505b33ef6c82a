import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { ResponseValidationPlugin } from '@orpc/contract/plugins'
import type { ContractRouterClient } from '@orpc/contract'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import { areas } from '#apps/areas.ts'
import { contract } from '#apps/contract.ts'
import type { Api } from '#apps/contract.ts'
import { openServer } from '#apps/server/server.ts'
import { createAgent } from '#areas/accounts/index.ts'
import type { Role } from '#areas/accounts/index.ts'
import { readConfig } from '#platform/config.ts'
import { system } from '#platform/context.ts'
import type { Log } from '#platform/log.ts'
import { openPlatform } from '#platform/platform.ts'
import type { Platform } from '#platform/platform.ts'
import { startWork } from '#platform/work.ts'
import { testDatabase } from './database.ts'

export type Client = ContractRouterClient<Api>

export type TestApi = {
  readonly platform: Platform
  /** A client signed in with a role; `null` for nobody. Each role has one account per test API. */
  as(role: Role | null): Promise<Client>
  /** The cookie of a role's account, for plain requests. */
  cookieOf(role: Role): Promise<string>
  /** One plain request, for what a typed client can't say. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Waits until every job has been done. Throws when one has failed. */
  settle(): Promise<void>
  close(): Promise<void>
}

const origin = 'http://localhost:4100'
const password = 'correct horse battery'

/**
 * The whole product on a database of its own, called as a browser or a program would call it, without a port.
 * `clock` may be turned by the test. Closed by itself when the test has finished, unless `keep` is set.
 */
export async function testApi({
  clock = () => new Date(),
  keep = false,
  worker = true,
  log = (() => undefined) as Log,
} = {}): Promise<TestApi> {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'attune-api-'))
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_POOL: '6' })
  const platform = await openPlatform({ config, url: database.url, areas, log, clock })
  const app = await openServer(platform)
  const stopWork = worker ? await startWork(platform) : null
  const send = async (request: Request) => app.fetch(request)
  const cookies = new Map<Role, Promise<string>>()
  const cookieOf = (role: Role) => cookies.get(role) ?? remember(cookies, role, signUp(platform, send, role))
  const api: TestApi = {
    platform,
    cookieOf,
    fetch: (path, init) => send(new Request(origin + path, init)),
    async as(role) {
      const cookie = role ? await cookieOf(role) : ''
      const link = new OpenAPILink(contract, {
        url: `${origin}/api/v1`,
        headers: cookie ? { cookie } : {},
        fetch: (request) => send(request),
        plugins: [new ResponseValidationPlugin(contract)],
      })
      return createORPCClient(link)
    },
    settle: () => settle(platform),
    async close() {
      await stopWork?.()
      await platform.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  if (!keep) onTestFinished(() => api.close())
  return api
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.set(key, value)
  return value
}

/** Makes an account with a role and signs it in; answers its cookie. */
async function signUp(platform: Platform, send: (request: Request) => Promise<Response>, role: Role): Promise<string> {
  const email = `${role}@example.com`
  await platform.as(system('test'))((ctx) => createAgent(ctx, { name: `The ${role}`, email, password, role }))
  const response = await send(
    new Request(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password }),
    }),
  )
  if (!response.ok) throw new Error(`signing in as ${role}: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function settle(platform: Platform): Promise<void> {
  for (;;) {
    const { rows } = await platform.pool.query<{ waiting: string; failed: string; output: unknown }>(
      `SELECT count(*) FILTER (WHERE state IN ('created', 'active', 'retry') AND start_after <= now() + interval '1 minute') AS waiting,
              count(*) FILTER (WHERE state = 'failed' OR state = 'retry') AS failed,
              max(output::text) FILTER (WHERE state IN ('failed', 'retry')) AS output
       FROM pgboss.job WHERE name NOT LIKE '\\_\\_%'`,
    )
    const [{ waiting, failed, output } = { waiting: '0', failed: '0', output: null }] = rows
    if (Number(failed) > 0) throw new Error(`a job failed: ${String(output)}`)
    if (Number(waiting) === 0) return
    await pause(30)
  }
}
