import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Config } from '#platform/config.ts'

/**
 * The address a request comes from. Behind a proxy that is trusted, the one the proxy itself has added, the last in the
 * list: those before it are what the caller says. Requests handed over inside the process come from this machine.
 */
export function peerOf(c: Context, { trustProxy }: Config): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : ''
  if (forwarded) return forwarded
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? 'unknown') : '127.0.0.1'
}

/** Tells the sign-in where a request comes from, whatever the request says of itself. */
export const peerHeader = 'x-attune-peer'

export function withPeer(c: Context, config: Config): Request {
  const headers = new Headers(c.req.raw.headers)
  headers.set(peerHeader, peerOf(c, config))
  return new Request(c.req.raw, { headers })
}
