import { Client, escapeIdentifier } from 'pg'

/** A table of ours, with the columns that are stored: generated ones follow from them. */
export interface StoredTable {
  readonly name: string
  readonly columns: string[]
}

/** Tables in which the migrator keeps what it did; migrating fills them again. */
const migrationTables = ['kysely_migration', 'kysely_migration_lock']

/** Makes the texts of values the same on every server. */
const sameTexts = `
  set time zone 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'`

/** A connection on which values are written and read as the same texts, whatever the server's settings. */
export async function openForCopy(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  // A connection that breaks is reported by the query that needs it; unheard, it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(sameTexts)
  return client
}

/** All tables of the schema public but the migrator's, by name. Partitions are part of their table. */
export async function listTables(client: Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select c.relname as name,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all ($1)
     order by c.relname`,
    [migrationTables],
  )
  return rows
}

/** Names of the migrations applied, oldest first; null when the migrator was never here. */
export async function listMigrations(client: Client): Promise<string[] | null> {
  const { rows: found } = await client.query<{ isThere: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as "isThere"`,
  )
  if (!found[0]?.isThere) return null
  const { rows } = await client.query<{ name: string }>('select name from public.kysely_migration order by name')
  return rows.map((row) => row.name)
}

export const quoted = ({ name }: { name: string }): string => `public.${escapeIdentifier(name)}`

export const columnList = ({ columns }: StoredTable): string => columns.map(escapeIdentifier).join(', ')

/** The first table that holds a row, or null. */
export async function firstFilledTable(client: Client, tables: readonly StoredTable[]): Promise<string | null> {
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`)
    if (rowCount) return table.name
  }
  return null
}

/** A foreign key as the statements that take it away and bring it back, checking every row. */
export interface ForeignKey {
  readonly drop: string
  readonly add: string
}

export async function listForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint
     where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
     order by conrelid, conname`,
  )
  return rows
}
