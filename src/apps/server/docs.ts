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
<link rel="stylesheet" href="/api/docs/contrast.css">
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
const oneServer = { components: { ServersContainer: () => null } }
const named = (name) => (Original, { React }) => (props) => React.createElement(Original, { 'aria-label': name, ...props })
const namedBody = { wrapComponents: { TextArea: named('Request body') } }
SwaggerUIBundle({
  url: '/api/v1/openapi.json', dom_id: '#docs', docExpansion: 'list', plugins: [() => oneServer, () => namedBody],
})`

/** Swagger UI's own colours are too pale to be read by everybody. */
const contrast = `
.swagger-ui .info .title small { background: #4b5563 }
.swagger-ui .info .title small.version-stamp { background: #3f6212 }
.swagger-ui .opblock .opblock-summary-method { text-shadow: none }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1d4ed8 }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #047857 }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #b45309 }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0f766e }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b91c1c }
.swagger-ui .btn.execute { background: #1d4ed8; border-color: #1d4ed8 }
html:not(.dark-mode) .swagger-ui .info .link, html:not(.dark-mode) .swagger-ui .info .url { color: #1d4ed8 }
html:not(.dark-mode) .swagger-ui .btn.cancel { color: #b91c1c; border-color: #b91c1c }
html:not(.dark-mode) .swagger-ui .parameter__in,
html:not(.dark-mode) .swagger-ui .json-schema-2020-12-expand-deep-button { color: #4b5563 }
html.dark-mode .swagger-ui .opblock .opblock-section-header .btn.cancel.try-out__btn { color: #ffb4b4; border-color: #ffb4b4 }
`

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
  app.get('/api/docs/contrast.css', (c) => c.body(contrast, 200, { 'content-type': 'text/css' }))
  asset('swagger-ui.css', 'text/css')
  asset('swagger-ui-bundle.js', 'text/javascript')
  return app
}
