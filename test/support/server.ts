import { Client } from 'pg'
import { startPostgres } from '#platform/postgres/index.ts'

/** A server of your own for the tests: `postgres://user:password@host/database`, with the right to create databases. */
const givenUrl = process.env['ATTUNE_TEST_DATABASE_URL']

/** The server the tests run on: the given one, else one shared by the whole run, which trades safety for speed. */
export async function testServer(testDataDir: string): Promise<string> {
  if (givenUrl) return givenUrl
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
    max_connections: 200,
  }
  // Not stopped here: the other test files use it too. The global teardown does it.
  const { url } = await startPostgres({ dataDir: testDataDir, log: () => undefined, settings })
  return url
}

export const databaseUrl = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs `work` with a connection that is closed afterwards. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A given server outlives the run, so the run's databases are taken away from it. */
export async function dropTestDatabases(testRun: string): Promise<void> {
  if (!givenUrl) return
  await withClient(givenUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [testRun],
    )
    for (const { datname } of rows) await dropDatabase(client, datname)
  })
}

/** Takes a database away, whoever of us is connected to it. */
export async function dropDatabase(client: Client, name: string): Promise<void> {
  await disconnectAll(client, name)
  await client.query(`drop database if exists ${client.escapeIdentifier(name)}`)
}

/** Ends our own connections to a database; autovacuum's, which only a superuser may end, gives way by itself. */
export async function disconnectAll(client: Client, name: string): Promise<void> {
  await client.query(
    'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  )
}
