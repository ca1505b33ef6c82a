import { serveStatic } from '@hono/node-server/serve-static'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const built = fileURLToPath(new URL('../../../dist/web/', import.meta.url))

/** The built web app: hashed files are cached for good, every other path is a page of the app. */
export function webApp(): Hono {
  const app = new Hono()
  const root = relative(process.cwd(), built) || '.'
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  if (existsSync(built)) {
    app.get('/assets/*', serveStatic({ root }), (c) => c.notFound())
    app.get('/favicon.svg', serveStatic({ root }))
  }
  app.get('*', async (c) => {
    const page = `${built}index.html`
    if (!existsSync(page)) return c.text('The web app is not built yet: run npm start.', 503)
    c.header('Cache-Control', 'no-cache')
    return c.html(await readFile(page, 'utf8'))
  })
  return app
}
