import type { z } from 'zod'
import type { Context } from './context.ts'
import { defineTables, instant, json, text } from './tables.ts'
import type { Rows } from './tables.ts'

export const settingsTables = defineTables({
  settings: {
    means: 'Something the organisation tunes while the product runs.',
    retention: 'until changed',
    columns: { key: text(), value: json<unknown>(), updatedAt: instant() },
  },
})

/** Something an organisation can tune at run time, with its shape and what holds until it does. */
export type Setting<Value> = { readonly key: string; readonly schema: z.ZodType<Value>; readonly initial: Value }

export const defineSetting = <Value>(
  key: string,
  schema: z.ZodType<Value>,
  initial: NoInfer<Value>,
): Setting<Value> => ({
  key,
  schema,
  initial,
})

const settings = (ctx: Context) => ctx.db.withTables<Rows<typeof settingsTables>>()

export async function getSetting<Value>(ctx: Context, setting: Setting<Value>): Promise<Value> {
  const row = await settings(ctx)
    .selectFrom('settings')
    .select('value')
    .where('key', '=', setting.key)
    .executeTakeFirst()
  return row ? setting.schema.parse(row.value) : setting.initial
}

/** The same, held as it is until the transaction ends. */
export async function holdSetting<Value>(ctx: Context, setting: Setting<Value>): Promise<Value> {
  await settings(ctx).selectFrom('settings').select('key').where('key', '=', setting.key).forShare().execute()
  return getSetting(ctx, setting)
}

export async function putSetting<Value>(ctx: Context, setting: Setting<Value>, value: Value): Promise<void> {
  const row = { key: setting.key, value: JSON.stringify(setting.schema.parse(value)), updatedAt: ctx.now }
  await settings(ctx)
    .insertInto('settings')
    .values(row)
    .onConflict((on) => on.column('key').doUpdateSet({ value: row.value, updatedAt: row.updatedAt }))
    .execute()
}
