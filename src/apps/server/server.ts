import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import { openAuthentication } from '#areas/accounts/index.ts'
import { unavailable } from '#kit/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { keptSecret } from '#platform/secrets.ts'
import { openApi } from './api.ts'
import { openApp } from './app.ts'
import { peerHeader } from './peer.ts'

/** The server's fetch handler with everything behind it, without a port. */
export async function openServer(platform: Platform) {
  const { config, pool, clock, log } = platform
  const secret = config.authSecret ?? (await keptSecret(config.dataDir, 'auth'))
  const { publicUrl } = config
  const authentication = await openAuthentication({ pool, secret, publicUrl, peerHeader, clock, log })
  return openApp(platform, authentication, openApi(platform))
}

/** Listens for browsers and programs. Answers how to stop: open answers are ended, event streams too. */
export async function startServer(platform: Platform): Promise<{ port: number; stop(): Promise<void> }> {
  const { port, host: hostname } = platform.config
  const app = await openServer(platform)
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname }, () => resolve(starting as Server)) as Server
    starting.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, hostname)))
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return unavailable('Port {port} is in use. Stop what listens there, or set PORT to another number.', {
      port: String(port),
    })
  if (error.code === 'EACCES')
    return unavailable('Port {port} may not be opened by this user. Set PORT to a number above 1023.', {
      port: String(port),
    })
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL')
    return unavailable('HOST {host} is not an address of this machine.', { host })
  return error
}
