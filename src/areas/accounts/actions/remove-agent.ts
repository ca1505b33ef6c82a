import { conflict, notFound } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import { findAgentByEmail, listAgents } from '../reads.ts'
import { deleteAgent, lockAgents } from '../writes.ts'

/** Removes an account and its sessions. The last owner stays, so that somebody can always change things. */
export async function removeAgent(ctx: Context, email: string): Promise<void> {
  await lockAgents(ctx)
  const agent = await findAgentByEmail(ctx, email)
  if (!agent) throw notFound('No account has the address {email}.', { email })
  const owners = (await listAgents(ctx)).filter((other) => other.role === 'owner')
  if (agent.role === 'owner' && owners.length === 1) throw conflict('{email} is the last owner and stays.', { email })
  await deleteAgent(ctx, agent.id)
}
