import { openDatabaseServer } from '#platform/postgres/index.ts'
import { migrate } from '#platform/migrate.ts'
import { openPlatform } from '#platform/platform.ts'
import type { Platform } from '#platform/platform.ts'
import { areas } from '../areas.ts'
import type { Terminal } from './command.ts'

export type Installation = { platform: Platform; url: string; close(): Promise<void> }

/** Opens the database (the embedded one, or DATABASE_URL's), brings it up to date and stands the platform on it. */
export async function openInstallation({ config, log, clock }: Terminal): Promise<Installation> {
  const settings = config()
  const server = await openDatabaseServer(settings, log)
  try {
    await migrate(server.url)
    const platform = await openPlatform({ config: settings, url: server.url, areas, log, clock })
    return {
      ...{ platform, url: server.url },
      async close() {
        await platform.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Does some work on the installation and closes it again, also when the work fails. */
export async function withInstallation<Result>(
  terminal: Terminal,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation(terminal)
  try {
    return await work(installation)
  } finally {
    await installation.close()
  }
}
