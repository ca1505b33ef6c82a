import type { Permission } from '#kit/contract.ts'

const everything: readonly Permission[] = [
  'organisation:write',
  'contacts:read',
  'contacts:write',
  'conversations:read',
  'conversations:write',
  'imports:write',
  'emotion:read',
  'emotion:review',
  'privacy:read',
  'privacy:write',
]

const grants = {
  owner: everything,
  agent: [
    'contacts:read',
    'contacts:write',
    'conversations:read',
    'conversations:write',
    'emotion:read',
    'emotion:review',
    'privacy:read',
  ],
  'read-only': ['contacts:read', 'conversations:read'],
} satisfies Record<string, readonly Permission[]>

export type Role = keyof typeof grants
export const roles = Object.keys(grants) as [Role, ...Role[]]

/** What a role allows. Emotional data is a right of its own: `read-only` sees people and mail, never readings. */
export const permissionsOf = (role: Role): Permission[] => ['anyone', 'signed-in', ...grants[role]]
