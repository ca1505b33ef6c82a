import { expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from './database.ts'
import { withClient } from './server.ts'

const tablesOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    return rows.map((row) => row.name)
  })

test('each test database is migrated and apart from the others', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await withClient(one.url, (client) => client.query('create table only_here (id int)'))
  expect(await tablesOf(one.url)).toEqual(expect.arrayContaining(['contacts', 'only_here']))
  expect(await tablesOf(other.url)).not.toContain('only_here')
  await Promise.all([one.drop(), other.drop()])
})

test('an empty database has no table', async () => {
  const { url, drop } = await emptyDatabase()
  expect(await tablesOf(url)).toEqual([])
  await drop()
})
