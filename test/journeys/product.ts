import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { areas } from '#apps/areas.ts'
import { startServer } from '#apps/server/server.ts'
import { readConfig } from '#platform/config.ts'
import { openPlatform } from '#platform/platform.ts'
import { startWork } from '#platform/work.ts'
import { buildWebApp } from '../../scripts/web-build.ts'
import { freePort, openBrowser, openContext } from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'

export const account = { name: 'Priya Nair', email: 'priya@wrenfield.example', password: 'correct horse battery' }

/** The whole product on a port, with a browser before it: what a person has who has just started Attune. */
export async function openProduct() {
  await buildWebApp(join(import.meta.dirname, '../..'))
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'attune-journey-'))
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    RATE_LIMIT: '100000',
  })
  const origin = `http://127.0.0.1:${config.port}`
  const platform = await openPlatform({
    ...{ config: { ...config, publicUrl: origin }, url: database.url, areas },
    log: () => undefined,
    clock: () => new Date(),
  })
  const server = await startServer(platform)
  const stopWork = await startWork(platform)
  const browser = await openBrowser()
  return {
    ...{ platform, browser, origin },
    async close() {
      await browser.close()
      await server.stop()
      await stopWork()
      await platform.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
export type Product = Awaited<ReturnType<typeof openProduct>>

/** A fresh browser window; an error in its page fails the test that ends with `expectNoErrors`. */
export async function openWindow(browser: Browser, origin: string): Promise<{ page: Page; expectNoErrors(): void }> {
  const { context, errors } = await openContext(browser, origin)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return { page, expectNoErrors: () => expect(errors).toEqual([]) }
}

/** Makes the first account and lands before the two doors. */
export async function setUp(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Organisation').fill('Wrenfield')
  await page.getByLabel('Your name').fill(account.name)
  await page.getByLabel('Mail address').fill(account.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('button', { name: 'Explore with sample data' }).waitFor()
}
