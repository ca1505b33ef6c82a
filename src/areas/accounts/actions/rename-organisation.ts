import type { Context } from '#platform/context.ts'
import { putSetting } from '#platform/settings.ts'
import { organisationName } from '../settings.ts'

export async function renameOrganisation(ctx: Context, name: string): Promise<{ name: string }> {
  await putSetting(ctx, organisationName, name)
  return { name }
}
