import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { sql } from 'kysely'
import type { Authentication } from '#areas/accounts/index.ts'
import type { Platform } from '#platform/platform.ts'
import { version } from '#platform/version.ts'
import { apiPrefix } from './api.ts'
import type { Api } from './api.ts'
import { apiDocs } from './docs.ts'
import { refuseForeignWrites } from './origin.ts'
import { mailPage } from './mail-page.ts'
import { withPeer } from './peer.ts'
import { limitRate } from './rate-limit.ts'
import { webApp } from './web-app.ts'

const mebibyte = 2 ** 20
const largestBody = 9 * mebibyte

/** Styles stand in attributes, so style-src allows them. Mail has a page and a policy of its own. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** The whole server as one fetch handler. */
export function openApp(platform: Platform, authentication: Authentication, api: Api): Hono {
  const app = new Hono()
  app.use(compress({ threshold: 256 }))
  app.use('/mail/*', secureHeaders())
  app.use(except('/mail/*', secureHeaders({ contentSecurityPolicy: contentPolicy, referrerPolicy: 'same-origin' })))
  app.get('/healthz', async (c) => {
    const isUp = await sql`SELECT 1`.execute(platform.db).then(
      () => true,
      () => false,
    )
    return c.json({ version, database: isUp ? 'up' : 'down' }, isUp ? 200 : 503)
  })
  app.use('/api/*', bodyLimit({ maxSize: largestBody }), refuseForeignWrites(platform.config), limitRate(platform))
  app.all('/api/auth/*', (c) => authentication.respond(withPeer(c, platform.config)))
  app.route('/', apiDocs())
  app.all(`${apiPrefix}/*`, async (c) => {
    const actor = await authentication.actorOf(c.req.raw.headers)
    return (await api(c.req.raw, actor)) ?? c.notFound()
  })
  app.route('/', mailPage(authentication, api))
  app.route('/', webApp())
  return app
}
