import { createMiddleware } from 'hono/factory'
import type { Platform } from '#platform/platform.ts'
import { peerOf } from './peer.ts'

const windowMs = 60_000

/** Lets one address make so many calls a minute; the answer says how many are left and when it starts anew. */
export function limitRate({ clock, config }: Platform) {
  const { callsPerMinute: perMinute } = config
  let startedAt = 0
  const calls = new Map<string, number>()
  return createMiddleware(async (c, next) => {
    const now = clock().getTime()
    if (now - startedAt >= windowMs) {
      calls.clear()
      startedAt = now
    }
    const peer = peerOf(c, config)
    const made = (calls.get(peer) ?? 0) + 1
    calls.set(peer, made)
    const resetSeconds = Math.ceil((startedAt + windowMs - now) / 1000)
    c.header('RateLimit', `"minute";r=${Math.max(0, perMinute - made)};t=${resetSeconds}`)
    if (made <= perMinute) return next()
    c.header('Retry-After', String(resetSeconds))
    return c.json({ code: 'unavailable', message: 'Too many requests. Please wait a minute.' }, 429)
  })
}
