import { invalid } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import { putSetting } from '#platform/settings.ts'
import { ownAddresses } from '../settings.ts'

/** Sets the addresses and `@domains` that are ours; holds for what is imported from now on. */
export async function putOwnAddresses(ctx: Context, { addresses }: { addresses: string[] }): Promise<string[]> {
  const wrong = addresses.find((address) => !/^[^\s@]*@[^\s@]+\.[^\s@]+$/.test(address))
  if (wrong) throw invalid('“{wrong}” is neither a mail address nor an @domain.', { wrong })
  const unique = [...new Set(addresses)]
  await putSetting(ctx, ownAddresses, unique)
  return unique
}
