import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

const { Pool, TypeOverrides } = pg
const int8 = 20

/** The database without any table: each area adds its own with `withTables`. */
export type Database = Kysely<Record<never, never>>

/** A pool of connections. 64-bit integers are read as numbers: our counts and sizes stay far below 2^53. */
export function openPool(url: string, size: number): pg.Pool {
  const types = new TypeOverrides()
  types.setTypeParser(int8, Number)
  const pool = new Pool({ connectionString: url, max: size, types, application_name: 'attune' })
  // A connection that breaks while idle is replaced by the pool; the query that needs one reports for itself.
  pool.on('error', () => undefined)
  return pool
}

export const openDatabase = (pool: pg.Pool): Database =>
  new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

const serializationFailure = '40001'
const deadlock = '40P01'
const attempts = 5

const isRetryable = (error: unknown) =>
  error instanceof pg.DatabaseError && (error.code === serializationFailure || error.code === deadlock)

/** Runs some work in one transaction; starts it again when the database asks for that (SQLSTATE 40001, 40P01). */
export async function inTransaction<Result>(db: Database, work: (tx: Database) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === attempts || !isRetryable(error)) throw error
    }
  }
}
