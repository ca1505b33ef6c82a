import { createMiddleware } from 'hono/factory'
import type { Config } from '#platform/config.ts'

const isRead = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Refuses writes that another site makes a browser send with our cookie. Programs send no Origin and pass. */
export const refuseForeignWrites = ({ publicUrl }: Config) =>
  createMiddleware(async (c, next) => {
    const origin = c.req.header('origin')
    if (isRead(c.req.method) || !origin) return next()
    const isOurs = origin === new URL(publicUrl).origin || new URL(origin).host === c.req.header('host')
    if (!isOurs) return c.json({ code: 'not-allowed', message: 'This request comes from another site.' }, 403)
    return next()
  })
