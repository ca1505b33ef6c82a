import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chromiumPath, expectAccessible, picture } from '../support/browser.ts'
import { json, openExternalEngine, says } from '../support/external-engine.ts'
import { asMbox, importPath, tempFile } from '../support/say-mail.ts'
import { openProduct, openWindow, setUp } from './product.ts'
import type { Product } from './product.ts'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const cora = 'Cora <cora@post.example>'
const furious = 'It leaks. This is the third time, I am furious!'

describe.skipIf(!chromiumPath)('an engine outside of the machine', { timeout: 120_000 }, () => {
  let product: Product
  let page: Page
  let expectNoErrors: () => void
  let outside: Awaited<ReturnType<typeof openExternalEngine>>

  beforeAll(async () => {
    product = await openProduct()
    outside = await openExternalEngine()
    const opened = await openWindow(product.browser, product.origin)
    page = opened.page
    expectNoErrors = opened.expectNoErrors
    await setUp(page)
  })
  afterEach(({ task }) => (task.result?.state === 'fail' ? picture(page, `failed-${task.id}`) : undefined))
  afterAll(async () => {
    await product.close()
    await outside.close()
  })

  const say = async (mail: Parameters<typeof asMbox>[0]) => {
    const path = await tempFile(`${mail.id}.mbox`, asMbox(mail))
    await importPath({ platform: product.platform, settle: async () => undefined }, path)
  }
  const settings = () => page.getByRole('region', { name: 'External engine' })
  const asked = (times: number) => expect.poll(() => outside.seen.length, { timeout: 15_000 }).toBe(times)

  test('is tried before it is kept, and says what to change', async () => {
    await page.goto('/settings')
    await settings().getByText('None. Nothing that contacts write leaves this machine.').waitFor()
    await settings().getByRole('button', { name: 'Set one up' }).click()
    await settings().getByLabel('Name').fill('Tone')
    await settings().getByLabel('Address').fill('http://engine.example/read')
    await settings().getByRole('button', { name: 'Try it' }).click()
    await settings()
      .getByText(/engine.example is neither. Use https/)
      .waitFor()
    await settings().getByLabel('Address').fill(outside.url)
    await settings().getByRole('textbox', { name: 'Token' }).fill('very-secret-token')
    outside.next.push(json({}, 401))
    await settings().getByRole('button', { name: 'Try it' }).click()
    await settings().getByText('It turned us away (401). Check the token.').waitFor()
    await settings().getByRole('button', { name: 'Try it' }).click()
    await settings().getByText('It works. It heard: negative, 80% sure.').waitFor()
    await settings().getByText('What it is sent, and what it must answer').click()
    await settings().scrollIntoViewIfNeeded()
    await expectAccessible(page, 'external-engine-form')
    await settings().getByRole('button', { name: 'Save' }).click()
    await settings().getByText('A token is set').waitFor()
    await settings().getByText('Nothing was read yet: nobody has agreed, or written').waitFor()
  })

  test('reads what a contact wrote once they agree, and its reading stands beside ours', async () => {
    await say({ id: '1', who: cora, text: furious, at: ago(3) })
    await page.goto('/contacts?search=cora')
    await page.getByRole('link', { name: /Cora/ }).click()
    await page.getByText('Off until they agree.').waitFor()
    await page.getByRole('switch', { name: /External reading/ }).click()
    await page.getByRole('dialog', { name: 'Send what they write to Tone?' }).waitFor()
    await expectAccessible(page, 'consent-external-question')
    await page.getByLabel(/How did they tell you/).fill('By mail')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('“By mail”').waitFor()
    await asked(3)
    await expectAccessible(page, 'consent-external')
    await page.getByRole('link', { name: /Kettle/ }).click()
    await page.getByRole('button', { name: 'Why?' }).click()
    await page.getByText('Read outside because they agreed to it; stands beside ours and never counts').waitFor()
    await page.getByText('Tone 7: negative, 80% sure').waitFor()
    await page.getByText('agrees with ours').scrollIntoViewIfNeeded()
    await expectAccessible(page, 'external-reading')
  })

  test('is left alone while it fails, says why, and is asked again', async () => {
    outside.engine.usual = json({}, 403)
    await say({ id: '2', who: cora, text: 'And it leaks again, I am angry.', at: ago(0) })
    await asked(4)
    await page.goto('/settings')
    await settings()
      .getByText(/Paused .* It turned us away \(403\). Check the token. Tries again/)
      .waitFor()
    await settings().getByText('Agrees on 1 of 1 messages').waitFor()
    await settings().scrollIntoViewIfNeeded()
    await expectAccessible(page, 'external-engine-paused')
    outside.engine.usual = says('negative')
    await settings().getByRole('button', { name: 'Try again now' }).click()
    await settings().getByRole('status').waitFor({ state: 'detached' })
    await asked(5)
  })

  test('is removed, and what it read with it', async () => {
    await page.goto('/settings')
    await settings().getByText('Agrees on 2 of 2 messages').waitFor()
    await settings().getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Remove and erase' }).click()
    await settings().getByText('None. Nothing that contacts write leaves this machine.').waitFor()
    const left = async () => (await product.platform.pool.query('SELECT FROM external_readings')).rowCount
    await expect.poll(left, { timeout: 15_000 }).toBe(0)
    expectNoErrors()
  })
})
