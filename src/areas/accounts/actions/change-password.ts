import { hashPassword } from 'better-auth/crypto'
import { notFound } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import { findAgentByEmail } from '../reads.ts'
import { deleteSessions, updatePassword } from '../writes.ts'

/** Sets a new password and signs the agent out everywhere. */
export async function changePassword(ctx: Context, email: string, password: string): Promise<void> {
  const agent = await findAgentByEmail(ctx, email)
  if (!agent) throw notFound('No account has the address {email}.', { email })
  await updatePassword(ctx, agent.id, await hashPassword(password))
  await deleteSessions(ctx, agent.id)
}
