import type { z } from 'zod'
import { accountsContract, type agent } from '#areas/accounts/contract.ts'
import type { Permission } from '#kit/contract.ts'
import { apiFor } from '#ui/api.ts'

const api = apiFor(accountsContract)

export type Me = z.infer<typeof agent>

/** Who is signed in. Asked once; signing in or out begins anew. The router itself acts when the answer is nobody. */
export const meQuery = api.me.queryOptions({ staleTime: Infinity, meta: { isForRouter: true } })

/** Whether this installation still waits for its first account, and its version. */
export const setupQuery = api.setup.find.queryOptions()

export const mayDo = (me: Me, permission: Permission): boolean => me.permissions.includes(permission)
