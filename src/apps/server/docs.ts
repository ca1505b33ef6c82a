import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { getAbsoluteFSPath } from 'swagger-ui-dist'
import { version } from '#platform/version.ts'
import { describeApi } from '../openapi.ts'

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attune API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/open.js"></script>
</body>
</html>`

const open = `const dark = matchMedia('(prefers-color-scheme: dark)')
const wear = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', wear)
wear()
SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'list' })`

/** The API's own documentation: the description as JSON, and a page to read and try it. Nothing comes from elsewhere. */
export function apiDocs(): Hono {
  const app = new Hono()
  const description = describeApi(version)
  const asset = (file: string, mediaType: string) =>
    app.get(`/api/docs/${file}`, async () => {
      const content = await readFile(join(getAbsoluteFSPath(), file))
      return new Response(content, { headers: { 'content-type': mediaType, 'cache-control': 'public, max-age=86400' } })
    })
  app.get('/api/v1/openapi.json', async (c) => c.json(await description))
  app.get('/api/docs', (c) => c.html(page))
  app.get('/api/docs/open.js', (c) => c.body(open, 200, { 'content-type': 'text/javascript' }))
  asset('swagger-ui.css', 'text/css')
  asset('swagger-ui-bundle.js', 'text/javascript')
  return app
}
