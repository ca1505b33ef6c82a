import axe from 'axe-core'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from '../../scripts/chromium.ts'

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether there is a browser to make journeys in; the test command says loudly when there is none. */
export const chromiumPath = findChromium()

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? undefined, args: launchArguments })

export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export type Look = { size: keyof typeof sizes; scheme: 'light' | 'dark' }

export const looks: readonly Look[] = [
  { size: 'desk', scheme: 'light' },
  { size: 'desk', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
]

/** Sets the look of a page without losing where it is. */
export async function wear(page: Page, { size, scheme }: Look): Promise<void> {
  await page.setViewportSize(sizes[size])
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
}

/** Run in the page, so they are text: this side of the tests knows no DOM. */
const settledInPage = (scheme: string) =>
  `(document.documentElement.dataset.mantineColorScheme ?? '${scheme}') === '${scheme}' &&
    document.getAnimations().every((animation) => animation.playState === 'finished')`
const overflowInPage = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
const violationsInPage = `
  axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
    .then(({ violations }) => violations.map(({ id, help, nodes }) =>
      id + ': ' + help + ': ' + nodes.map((node) => node.html).join(' | ')))`

/** No violation of WCAG 2.2 A or AA, by axe-core, in every look. Pictures go to PICTURES when it is set. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const look of looks) {
    await wear(page, look)
    await expect.poll(() => page.evaluate<boolean>(settledInPage(look.scheme)), { timeout: 5000 }).toBe(true)
    await page.waitForTimeout(250)
    await picture(page, `${name}-${look.size}-${look.scheme}`)
    await page.evaluate(axe.source)
    const violations = await page.evaluate<string[]>(violationsInPage)
    expect(violations, `${name}, ${look.size}, ${look.scheme}`).toEqual([])
    const overflow = await page.evaluate<number>(overflowInPage)
    expect(overflow, `${name} scrolls sideways, ${look.size}`).toBeLessThanOrEqual(0)
  }
  await wear(page, { size: 'desk', scheme: 'light' })
}

const pictures = process.env['PICTURES']

export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** A browser context that fails the test on an error in the page's console. */
export async function openContext(
  browser: Browser,
  baseURL: string,
): Promise<{ context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ baseURL, viewport: sizes.desk, reducedMotion: 'reduce', locale: 'en-GB' })
  const errors: string[] = []
  context.on('weberror', (error) => errors.push(String(error.error())))
  return { context, errors }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
