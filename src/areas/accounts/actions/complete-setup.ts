import { conflict } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import { putSetting } from '#platform/settings.ts'
import { hasAgents } from '../reads.ts'
import { organisationName } from '../settings.ts'
import { lockAgents } from '../writes.ts'
import { createAgent } from './create-agent.ts'
import type { NewAgent } from './create-agent.ts'

type Setup = Omit<NewAgent, 'role'> & { organisation: string }

/** Names the organisation and makes its first account, an owner. Works once: afterwards accounts make accounts. */
export async function completeSetup(ctx: Context, { organisation, ...owner }: Setup): Promise<{ email: string }> {
  await lockAgents(ctx)
  if (await hasAgents(ctx)) throw conflict('This installation is already set up. Please sign in.')
  await createAgent(ctx, { ...owner, role: 'owner' })
  await putSetting(ctx, organisationName, organisation)
  return { email: owner.email.toLowerCase() }
}
