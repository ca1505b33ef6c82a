import { permissions } from '#kit/contract.ts'
import type { Permission } from '#kit/contract.ts'

const everybody = ['anyone', 'signed-in'] as const

const grants = {
  owner: permissions,
  agent: [
    ...everybody,
    'contacts:read',
    'contacts:write',
    'conversations:read',
    'conversations:write',
    'emotion:read',
    'emotion:review',
    'privacy:read',
  ],
  'read-only': [...everybody, 'contacts:read', 'conversations:read'],
} satisfies Record<string, readonly Permission[]>

export type Role = keyof typeof grants
export const roles = Object.keys(grants) as [Role, ...Role[]]

/** What a role allows. Emotional data is a right of its own: `read-only` sees people and mail, never readings. */
export const permissionsOf = (role: Role): Permission[] => [...grants[role]]
