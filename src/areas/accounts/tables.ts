import type { Id } from '#kit/id.ts'
import { defineTables, flag, instant, orNull, text, uuid, withDefault } from '#platform/tables.ts'
import type { Rows } from '#platform/tables.ts'
import type { Role } from './domain/role.ts'

export const tables = defineTables({
  agents: {
    means: 'Someone who works here and signs in.',
    retention: 'until the account is removed',
    columns: {
      id: uuid<Id<'agent'>>(),
      name: text(),
      email: text(),
      emailVerified: withDefault(flag()),
      image: orNull(text()),
      role: text<Role>(),
      lastVisitAt: orNull(instant()),
      createdAt: instant(),
      updatedAt: instant(),
    },
  },
  sessions: {
    means: 'A signed-in browser.',
    retention: 'until it expires',
    columns: {
      id: uuid<Id<'session'>>(),
      agentId: uuid<Id<'agent'>>(),
      token: text(),
      expiresAt: instant(),
      ipAddress: orNull(text()),
      userAgent: orNull(text()),
      createdAt: instant(),
      updatedAt: instant(),
    },
  },
  signInMethods: {
    means: 'How an agent proves who they are; passwords are hashed.',
    retention: 'with the agent',
    columns: {
      id: uuid<Id<'sign-in-method'>>(),
      agentId: uuid<Id<'agent'>>(),
      accountId: text(),
      providerId: text(),
      accessToken: orNull(text()),
      refreshToken: orNull(text()),
      idToken: orNull(text()),
      accessTokenExpiresAt: orNull(instant()),
      refreshTokenExpiresAt: orNull(instant()),
      scope: orNull(text()),
      password: orNull(text()),
      createdAt: instant(),
      updatedAt: instant(),
    },
  },
  verifications: {
    means: 'A pending proof of a mail address or a password reset.',
    retention: 'until it expires',
    columns: {
      id: uuid<Id<'verification'>>(),
      identifier: text(),
      value: text(),
      expiresAt: instant(),
      createdAt: instant(),
      updatedAt: instant(),
    },
  },
})

export type AccountsTables = Rows<typeof tables>
