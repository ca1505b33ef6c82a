import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { migrate } from '#platform/migrate.ts'
import { databaseUrl, disconnectAll, dropDatabase, testServer, withClient } from './server.ts'

export interface TestDatabase {
  readonly url: string
  /** Takes the database away again, connections or not. Optional: the end of the run does it too. */
  readonly drop: () => Promise<void>
}

/** A database of your own with every migration applied, copied from a template made once per run. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = `${inject('testRun')}_template`
  const server = await testServer(inject('testDataDir'))
  await withClient(server, (client) =>
    // Several test files begin at once, and only one of them may make the template.
    withAdvisoryLock(client, () =>
      makeOnce(client, template, async (name) => void (await migrate(databaseUrl(server, name)))),
    ),
  )
  return createDatabase(server, template)
}

/** An empty database without any migration. */
export const emptyDatabase = async (): Promise<TestDatabase> =>
  createDatabase(await testServer(inject('testDataDir')), 'template0')

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

async function createDatabase(server: string, template: string): Promise<TestDatabase> {
  const name = `${inject('testRun')}_${randomBytes(6).toString('hex')}`
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`))
  return {
    url: databaseUrl(server, name),
    drop: async () => {
      await withClient(server, (client) => dropDatabase(client, name))
    },
  }
}

async function withAdvisoryLock(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock(4100)')
  await work()
}

async function makeOnce(client: Client, template: string, fill: (name: string) => Promise<void>): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount) return
  const unfinished = `${template}_new`
  await dropDatabase(client, unfinished)
  await client.query(`create database ${unfinished} template template0`)
  await fill(unfinished)
  // A database that someone is connected to can neither be renamed nor copied.
  await client.query(`alter database ${unfinished} allow_connections false`)
  await disconnectAll(client, unfinished)
  await client.query(`alter database ${unfinished} rename to ${template}`)
}
