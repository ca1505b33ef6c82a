import { z } from 'zod'
import { endpoint, idOf, instant, permissions } from '#kit/contract.ts'
import { roles } from './domain/role.ts'
import { isVaried, passwordLength } from './domain/password.ts'

export const password = z
  .string()
  .min(passwordLength.min, `Use at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Use at most ${passwordLength.max} characters.`)
  .refine(isVaried, 'Use at least four different characters.')

export const agent = z.object({
  id: idOf('agent'),
  name: z.string(),
  email: z.email(),
  role: z.enum(roles),
  permissions: z.array(z.enum(permissions)),
  organisation: z.string(),
  signedUpAt: instant,
})

export const accountsContract = {
  setup: {
    find: endpoint({
      method: 'GET',
      path: '/setup',
      permission: 'anyone',
      summary: 'Whether this installation still waits for its first account',
    }).output(z.object({ isNeeded: z.boolean(), version: z.string() })),
    complete: endpoint({
      method: 'POST',
      path: '/setup',
      permission: 'anyone',
      summary: 'Name the organisation and create its first account; possible once',
    })
      .input(
        z.object({
          organisation: z.string().trim().min(1).max(120),
          name: z.string().trim().min(1).max(120),
          email: z.email().max(254),
          password,
        }),
      )
      .output(z.object({ email: z.email() })),
  },
  me: endpoint({
    method: 'GET',
    path: '/me',
    permission: 'signed-in',
    summary: 'Who is signed in, and what they may do',
  }).output(agent),
  organisation: {
    rename: endpoint({
      method: 'PATCH',
      path: '/organisation',
      permission: 'organisation:write',
      summary: 'Rename the organisation',
    })
      .input(z.object({ name: z.string().trim().min(1).max(120) }))
      .output(z.object({ name: z.string() })),
  },
}
