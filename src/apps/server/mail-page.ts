import { Hono } from 'hono'
import type { Authentication } from '#areas/accounts/index.ts'
import { apiPrefix } from './api.ts'
import type { Api } from './api.ts'

/** Mail is made for white paper, so the page stays light in both schemes. */
const paper = `<!doctype html><meta charset="utf-8"><style>
:root { color-scheme: light; overflow-x: auto; }
body { margin: 16px; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
</style>`

const policyOf = (images: 'blocked' | 'shown') =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src data:${images === 'shown' ? ' https: http:' : ''}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`

/**
 * The formatted form of a message as a page of its own, for a frame: its policy lets nothing run, and lets pictures
 * from elsewhere in only when somebody asked for them, which the policy of the web app never does.
 */
export function mailPage(authentication: Authentication, api: Api): Hono {
  const app = new Hono()
  app.get('/mail/:id', async (c) => {
    const images = c.req.query('images') === 'shown' ? 'shown' : 'blocked'
    const url = new URL(
      `${apiPrefix}/messages/${encodeURIComponent(c.req.param('id'))}/html?images=${images}`,
      c.req.url,
    )
    const answer = await api(new Request(url), await authentication.actorOf(c.req.raw.headers))
    if (!answer?.ok) return answer ?? c.notFound()
    const { html } = (await answer.json()) as { html: string }
    return c.html(paper + html, 200, {
      'Content-Security-Policy': policyOf(images),
      'Referrer-Policy': 'no-referrer',
    })
  })
  return app
}
