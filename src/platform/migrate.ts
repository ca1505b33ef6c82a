import { readdir, readFile } from 'node:fs/promises'
import { PgBoss } from 'pg-boss'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import { unavailable } from '#kit/errors.ts'
import { openDatabase, openPool } from './database.ts'

const folder = new URL('../../migrations/', import.meta.url)

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const read = async (file: string) => {
    const text = await readFile(new URL(file, folder), 'utf8')
    return [
      file.replace(/\.sql$/, ''),
      {
        up: (db) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => undefined),
      },
    ] as const satisfies [string, Migration]
  }
  return Object.fromEntries(await Promise.all(files.map(read)))
}

/**
 * Brings a database to the newest schema, or up to a named migration: the frozen SQL files in order, each once,
 * then the tables of the job queue. Two processes may call it at once. Throws a failure that names what went wrong.
 */
export async function migrate(url: string, upTo?: string): Promise<string[]> {
  const pool = openPool(url, 2)
  const db = openDatabase(pool)
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
  try {
    const { error, results = [] } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest()
    if (error) {
      const failed = results.find((result) => result.status === 'Error')?.migrationName ?? ''
      throw unavailable('The database could not be brought up to date ({failed}): {reason}', {
        failed,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
    await installJobQueue(url)
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

async function installJobQueue(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false, max: 1 })
  await boss.start()
  await boss.stop({ graceful: false })
}
