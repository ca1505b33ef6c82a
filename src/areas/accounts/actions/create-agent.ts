import { hashPassword } from 'better-auth/crypto'
import { conflict } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Role } from '../domain/role.ts'
import { findAgentByEmail } from '../reads.ts'
import { insertAgent, insertSignInMethod } from '../writes.ts'

export type NewAgent = { name: string; email: string; password: string; role: Role }

/** Makes an account that signs in by mail and password. Throws a conflict when the address has one already. */
export async function createAgent(ctx: Context, { name, email, password, role }: NewAgent): Promise<Id<'agent'>> {
  const address = email.toLowerCase()
  if (await findAgentByEmail(ctx, address)) throw conflict('{email} already has an account.', { email: address })
  const id = newId<'agent'>(ctx.now)
  const stamps = { createdAt: ctx.now, updatedAt: ctx.now }
  await insertAgent(ctx, { id, name, email: address, role, image: null, lastVisitAt: null, ...stamps })
  await insertSignInMethod(ctx, {
    id: newId(ctx.now),
    agentId: id,
    accountId: id,
    providerId: 'credential',
    password: await hashPassword(password),
    ...noTokens,
    ...stamps,
  })
  return id
}

const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
}
