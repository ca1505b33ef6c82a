import { betterAuth } from 'better-auth'
import type pg from 'pg'
import type { Actor } from '#platform/context.ts'
import type { Log } from '#platform/log.ts'
import { newId } from '#kit/id.ts'
import type { Id } from '#kit/id.ts'
import { passwordLength } from './domain/password.ts'
import { permissionsOf, roles } from './domain/role.ts'
import type { Role } from './domain/role.ts'

type AuthParts = {
  pool: pg.Pool
  secret: string
  publicUrl: string
  /** The header that tells where a request comes from; the server sets it, never the caller. */
  peerHeader: string
  clock: () => Date
  log: Log
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Sign-in by mail and password with sessions in our own tables. Accounts are made by us only: sign-up is closed. */
const configure = ({ pool, secret, publicUrl, peerHeader, clock, log }: AuthParts) =>
  betterAuth({
    ...{ database: pool, secret, baseURL: publicUrl, basePath: '/api/auth' },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log('Sign-in reports an error.', { reason: message }) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    rateLimit: { enabled: true, window: 60, max: 120, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    advanced: {
      cookiePrefix: 'attune',
      database: { generateId: () => newId(clock()) },
      ipAddress: { ipAddressHeaders: [peerHeader] },
    },
    user: {
      modelName: 'agents',
      fields: { emailVerified: 'email_verified', ...stamps },
      additionalFields: { role: { type: [...roles], input: false, required: true } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'agent_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
    },
    account: {
      modelName: 'sign_in_methods',
      fields: {
        userId: 'agent_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...stamps } },
  })

/** Signs people in and out, and tells who a request comes from. */
export type Authentication = {
  /** Answers everything under /api/auth. */
  respond(request: Request): Promise<Response>
  actorOf(headers: Headers): Promise<Actor | null>
}

export async function openAuthentication(parts: AuthParts): Promise<Authentication> {
  const auth = configure(parts)
  // Its look at our tables ends here, before a start that fails can close the pool under it; a mismatch is logged.
  await (await auth.$context).checkSchema?.()?.catch(() => undefined)
  return {
    respond: (request) => auth.handler(request),
    async actorOf(headers) {
      if (!headers.has('cookie')) return null
      const session = await auth.api.getSession({ headers })
      if (!session) return null
      const { id, name, role } = session.user
      return { kind: 'agent', id: id as Id<'agent'>, name, permissions: permissionsOf(role as Role) }
    },
  }
}
