import { expect, test } from 'vitest'
import { areas } from '#apps/areas.ts'
import { eventTables } from '#platform/events.ts'
import { settingsTables } from '#platform/settings.ts'
import type { Table } from '#platform/tables.ts'
import { testDatabase } from './support/database.ts'
import { withClient } from './support/server.ts'

const declared: Record<string, Table> = Object.assign(
  {},
  settingsTables,
  eventTables,
  ...areas.map((area) => area.tables),
)

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

test('the tables that areas declare are the tables that the migrations make', async () => {
  const { url } = await testDatabase()
  const { rows } = await withClient(url, (client) =>
    client.query<{ name: string; column: string; type: string; nullable: boolean; preset: boolean }>(
      `SELECT table_name AS name, column_name AS column, udt_name AS type,
              is_nullable = 'YES' AS nullable, column_default IS NOT NULL AS preset
       FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely_%'`,
    ),
  )
  const migrated = rows.map(({ name, column, type, nullable, preset }) => ({
    at: `${name}.${column}`,
    type,
    nullable,
    preset,
  }))
  const expected = Object.entries(declared).flatMap(([table, { columns }]) =>
    Object.entries(columns).map(([column, { type, isNullable, hasDefault }]) => ({
      at: `${snake(table)}.${snake(column)}`,
      type,
      nullable: isNullable,
      preset: hasDefault,
    })),
  )
  const byPlace = (a: { at: string }, b: { at: string }) => (a.at < b.at ? -1 : 1)
  expect(migrated.toSorted(byPlace)).toEqual(expected.toSorted(byPlace))
})

test('every table about a contact can be exported, erased and moved', () => {
  const aboutContacts = Object.entries(declared)
    .filter(([, { columns }]) => 'contactId' in columns)
    .map(([table]) => table)
  const covered = areas.flatMap((area) => area.personalData?.tables ?? [])
  expect(covered.toSorted()).toEqual(expect.arrayContaining(aboutContacts.toSorted()))
  expect(new Set(covered).size).toBe(covered.length)
})
