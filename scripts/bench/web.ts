import type { Page } from 'playwright-core'
import { chromiumPath, openBrowser } from '../../test/support/browser.ts'
import { startServer } from '../../src/apps/server/server.ts'
import type { Bench } from './installation.ts'
import { quantile, table } from './machine.ts'

const runs = 5

/** What each page loads at first, with an empty cache, and when something is first seen. */
export async function benchWeb(bench: Bench): Promise<string> {
  if (!chromiumPath) return 'Web app: not measured, there is no Chromium here.'
  const { rows } = await bench.platform.pool.query<{ contact: string; conversation: string }>(
    'SELECT contact_id AS contact, id AS conversation FROM conversations LIMIT 1',
  )
  const pages = {
    'sign-in': '/sign-in',
    today: '/',
    contacts: '/contacts',
    contact: `/contacts/${rows[0]?.contact}`,
    conversation: `/conversations/${rows[0]?.conversation}`,
    import: '/import',
    settings: '/settings',
  }
  const server = await startServer(bench.platform)
  const browser = await openBrowser()
  const measured: (string | number)[][] = [['', 'JS kB gzipped', 'first paint ms', 'settled ms']]
  try {
    for (const [name, path] of Object.entries(pages)) {
      const looks: Awaited<ReturnType<typeof look>>[] = []
      for (let i = 0; i < runs; i++) {
        const context = await browser.newContext({ baseURL: bench.platform.config.publicUrl })
        if (name !== 'sign-in') await context.addCookies(cookiesOf(bench))
        looks.push(await look(await context.newPage(), path))
        await context.close()
      }
      measured.push([
        name,
        ...(['kilobytes', 'paint', 'settled'] as const).map((key) =>
          quantile(
            looks.map((one) => one[key]),
            0.5,
          ),
        ),
      ])
    }
  } finally {
    await browser.close()
    await server.stop()
  }
  return `Web app on loopback, empty cache, median of ${runs}\n${table(measured)}`
}

const cookiesOf = ({ cookie, platform }: Bench) =>
  cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: platform.config.publicUrl }
  })

async function look(page: Page, path: string) {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  const begun = performance.now()
  await page.goto(path)
  await page.locator('h1').first().waitFor()
  const settled = performance.now() - begun
  await page.waitForFunction(`performance.getEntriesByName('first-contentful-paint').length > 0`)
  const paint = await page.evaluate<number>(`performance.getEntriesByName('first-contentful-paint')[0].startTime`)
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  return { kilobytes: bytes / 1000, paint, settled }
}
