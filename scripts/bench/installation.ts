import { join } from 'node:path'
import { areas } from '../../src/apps/areas.ts'
import { openServer } from '../../src/apps/server/server.ts'
import { createAgent } from '#areas/accounts/index.ts'
import { readConfig } from '#platform/config.ts'
import { system } from '#platform/context.ts'
import { migrate } from '#platform/migrate.ts'
import { openPlatform } from '#platform/platform.ts'
import { startPostgres } from '#platform/postgres/index.ts'

const account = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery', role: 'owner' } as const

/** An installation of its own in a folder, with an account that is signed in. */
export async function openBench(folder: string, port: number) {
  const config = readConfig({ DATA_DIR: join(folder, 'lists'), PORT: String(port), RATE_LIMIT: '1000000' })
  const server = await startPostgres({ dataDir: config.dataDir, log: () => undefined })
  await migrate(server.url)
  const platform = await openPlatform({ config, url: server.url, areas, log: () => undefined, clock: () => new Date() })
  const app = await openServer(platform)
  await platform.as(system('bench'))((ctx) => createAgent(ctx, account))
  const signedIn = await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: config.publicUrl },
    body: JSON.stringify(account),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return {
    ...{ platform, cookie, account },
    get: async (path: string): Promise<unknown> => (await app.request(path, { headers: { cookie } })).json(),
    async close() {
      await platform.close()
      await server.stop()
    },
  }
}
export type Bench = Awaited<ReturnType<typeof openBench>>
