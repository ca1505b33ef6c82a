import type { ColumnType } from 'kysely'

/** What PostgreSQL calls the type of a column (`information_schema.columns.udt_name`). */
type PostgresType =
  'uuid' | '_uuid' | 'text' | 'int4' | 'int8' | 'float4' | '_float4' | 'bool' | 'timestamptz' | 'jsonb' | 'bytea'

/** One column: its type in the database, and in the code when read and when written. */
export type Column<Read = unknown, Written = unknown> = {
  readonly type: PostgresType
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly shape?: { read: Read; written: Written }
}

const column =
  (type: PostgresType) =>
  <Value>(): Column<Value, Value> => ({ type, isNullable: false, hasDefault: false })

export const uuid = column('uuid')
export const uuids = column('_uuid')
export const text = <Value extends string = string>() => column('text')<Value>()
export const integer = () => column('int4')<number>()
export const bigint = () => column('int8')<number>()
export const real = () => column('float4')<number>()
export const reals = () => column('_float4')<number[]>()
export const flag = () => column('bool')<boolean>()
export const instant = () => column('timestamptz')<Date>()
export const bytes = () => column('bytea')<Buffer>()
/** JSON is read as a value and written as text (`JSON.stringify`), since the driver takes a bare array for an SQL array. */
export const json = <Value>(): Column<Value, string> => ({ type: 'jsonb', isNullable: false, hasDefault: false })

export const orNull = <Read, Written>(of: Column<Read, Written>): Column<Read | null, Written | null> => ({
  type: of.type,
  isNullable: true,
  hasDefault: false,
})
export const withDefault = <Read, Written>(of: Column<Read, Written>): Column<Read, Written | undefined> => ({
  type: of.type,
  isNullable: of.isNullable,
  hasDefault: true,
})

export type Table = {
  /** What a row is, in one sentence: shown in the export a contact may ask for. */
  readonly means: string
  /** How long rows are kept. */
  readonly retention: string
  readonly columns: Readonly<Record<string, Column>>
}

export const defineTables = <const Tables extends Record<string, Table>>(tables: Tables): Tables => tables

type RowOf<Columns> = {
  [Name in keyof Columns]: Columns[Name] extends Column<infer Read, infer Written>
    ? ColumnType<Read, Written, Written>
    : never
}

/** The row types Kysely needs, derived from the tables an area declares. Names are camelCase here, snake_case in SQL. */
export type Rows<Tables extends Record<string, Table>> = {
  [Name in keyof Tables]: RowOf<Tables[Name]['columns']>
}
