import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import { makeDataDir } from '../data-dir.ts'
import { checkServer } from './check-server.ts'
import { startPostgres } from './start.ts'

export interface DatabaseServer {
  readonly url: string
  /** Leaves the server; one of our own stops when nobody else uses it. */
  readonly stop: () => Promise<void>
}

/** The server DATABASE_URL names, once it answers; else the one that comes with Attune, started when it is not running. */
export async function openDatabaseServer(config: Config, log: Log): Promise<DatabaseServer> {
  if (config.databaseUrl) {
    await makeDataDir(config.dataDir)
    await checkServer(config.databaseUrl)
    return { url: config.databaseUrl, stop: async () => undefined }
  }
  return startPostgres({ dataDir: config.dataDir, log })
}
