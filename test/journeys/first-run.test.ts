import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chromiumPath, expectAccessible, picture, wear } from '../support/browser.ts'
import { asMbox, importPath, tempFile } from '../support/say-mail.ts'
import { account, openProduct, openWindow, setUp } from './product.ts'
import type { Product } from './product.ts'

/** One person's first day, in order: each step goes on where the one before has ended. */
describe.skipIf(!chromiumPath)('the first day', { timeout: 120_000 }, () => {
  let product: Product
  let page: Page
  let expectNoErrors: () => void

  beforeAll(async () => {
    product = await openProduct()
    const opened = await openWindow(product.browser, product.origin)
    page = opened.page
    expectNoErrors = opened.expectNoErrors
  })
  afterEach(({ task }) => (task.result?.state === 'fail' ? picture(page, `failed-${task.id}`) : undefined))
  afterAll(() => product.close())

  test('begins with naming the organisation and making an account', async () => {
    await page.goto('/')
    await expectAccessible(page, 'setup')
    await page.getByLabel('Organisation').fill('Wrenfield')
    await page.getByLabel('Your name').fill(account.name)
    await page.getByLabel('Mail address').fill(account.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('short')
    await page.getByRole('button', { name: 'Create the account' }).click()
    expect(new URL(page.url()).pathname).toBe('/setup')
    await setUp(page)
    await expectAccessible(page, 'welcome')
  })

  test('shows before any message what Today will be', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await expectAccessible(page, 'today-empty')
    await page.goto('/contacts')
    await expectAccessible(page, 'contacts-empty')
    await page.goto('/import')
    await expectAccessible(page, 'import-empty')
  })

  test('explores the sample company, imported through the same door as real mail', async () => {
    await page.goto('/welcome')
    await page.getByRole('button', { name: 'Explore with sample data' }).click()
    await page.getByRole('button', { name: 'See how people feel' }).waitFor({ timeout: 60_000 })
    await expectAccessible(page, 'import-done')
    await page.getByRole('button', { name: 'See how people feel' }).click()
    await page.getByRole('heading', { name: /^Needs you/ }).waitFor()
    await page.getByText(/^Your first look: \d+ messages from your customers are here/).waitFor()
    await page.getByRole('status').filter({ hasText: 'Reading' }).waitFor({ state: 'detached', timeout: 60_000 })
    await page.locator('[data-row]').nth(3).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Why here?' }).first().click()
    await page.getByText(/of 100 points/).waitFor()
    await expectAccessible(page, 'today')
  })

  test('opens the words that say why, and why the machine thinks so', async () => {
    await page.goto('/')
    await page.locator('[data-row] [data-main]').first().click()
    await page.waitForURL(/\/conversations\//)
    await page.getByRole('button', { name: 'Why?' }).last().click()
    await page.getByText('Confidence').waitFor()
    await page.getByRole('button', { name: 'All 28 feelings' }).click()
    await page.locator('mark').first().waitFor()
    await expectAccessible(page, 'conversation')
  })

  test('sees a person over time', async () => {
    await page.goto('/contacts?search=cawthorne')
    await page.getByRole('link', { name: /Darren Cawthorne/ }).click()
    await page.getByRole('heading', { name: 'Darren Cawthorne' }).waitFor()
    await page.getByRole('button', { name: 'Show as a table' }).waitFor()
    await expectAccessible(page, 'contact')
    await page.getByRole('button', { name: 'Show as a table' }).click()
    expect(await page.getByRole('row').count()).toBeGreaterThan(5)
  })

  test('finds everything from the keyboard', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: /^Needs you/ }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL(/\/contacts/)
    await page.getByRole('link', { name: /@/ }).first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/contacts\/.+/)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /Search people/ }).fill('margaret')
    await page
      .getByRole('option', { name: /Margaret Aldous/ })
      .first()
      .waitFor()
    await expectAccessible(page, 'palette')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Margaret Aldous' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await expectAccessible(page, 'shortcuts')
    await page.keyboard.press('Escape')
  })

  test('merges two contacts and takes it back', async () => {
    await page.goto('/contacts?search=adair')
    await page.getByRole('link', { name: /Aisling Adair/ }).click()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Merge with…' }).click()
    await page.getByRole('dialog').getByLabel('Search contacts').fill('bergq')
    await page.getByRole('dialog').getByText('Annika Bergqvist').click()
    await expectAccessible(page, 'merge')
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.goto('/contacts?search=bergq')
    await page.getByRole('link', { name: /Annika Bergqvist/ }).waitFor()
  })

  test('withdraws consent, and what was read is gone', async () => {
    await page.goto('/contacts?search=bergq')
    await page.getByRole('link', { name: /Annika Bergqvist/ }).click()
    await page.getByRole('button', { name: 'Show as a table' }).waitFor()
    await page.getByRole('switch', { name: /Emotional insight/ }).click()
    await page.getByRole('dialog', { name: /Turn off/ }).waitFor()
    await expectAccessible(page, 'consent')
    await page.getByRole('button', { name: 'Turn off and erase' }).click()
    await page.getByText('The timeline begins with the first message that is read.').waitFor()
  })

  test('sees a message that comes in meanwhile, without asking for it', async () => {
    await page.goto('/contacts')
    await page.getByRole('link', { name: /@/ }).first().waitFor()
    const mail = asMbox({
      id: 'live-1',
      who: 'Nora Newcomer <nora@new.example>',
      text: 'Nobody answers me!',
      at: new Date().toISOString(),
    })
    await importPath({ platform: product.platform, settle: async () => undefined }, await tempFile('live.mbox', mail))
    await page.getByRole('link', { name: /Nora Newcomer/ }).waitFor({ timeout: 3000 })
  })

  test('looks at companies and settings', async () => {
    await page.goto('/companies')
    await page.getByRole('link').filter({ hasText: 'New' }).first().waitFor()
    await expectAccessible(page, 'companies')
    await page.goto('/settings')
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await expectAccessible(page, 'settings')
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
    await expectAccessible(page, 'account')
    await page.goto('/nowhere')
    await page.getByText('This address leads nowhere').waitFor()
    await expectAccessible(page, 'not-found')
  })

  test('reads how the programs of others talk to Attune, and tries it', async () => {
    await page.goto('/api/docs')
    await page.getByRole('button', { name: /Merge another contact into this one/ }).click()
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByRole('textbox', { name: 'Request body' }).waitFor()
    await expectAccessible(page, 'api-docs')
  })

  test('finds the way on a phone', async () => {
    await wear(page, { size: 'phone', scheme: 'light' })
    await page.goto('/')
    await page.locator('.mantine-Notifications-root').first().waitFor({ state: 'attached' })
    await page.getByRole('navigation').getByRole('link', { name: 'Contacts' }).click()
    await page.getByRole('link', { name: /Nora Newcomer/ }).click()
    await page.getByRole('heading', { name: 'Nora Newcomer' }).waitFor()
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await wear(page, { size: 'desk', scheme: 'light' })
  })

  test('reads every sentence in the language that was chosen', async () => {
    for (const path of ['/', '/review', '/contacts', '/import', '/settings', '/companies']) {
      await page.goto(`${path}?locale=qps-plocm`)
      await page.locator('h1').waitFor()
      await page.waitForTimeout(800)
      expect(await page.evaluate<string[]>(plainSentences), path).toEqual([])
      expect(await page.evaluate('document.documentElement.dir')).toBe('rtl')
    }
    await page.goto('/?locale=en')
  })

  test('ends with signing out, and begins again with signing in', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await expectAccessible(page, 'sign-in')
    await page.getByLabel('Mail address').fill(account.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong wrong wrong')
    await page.keyboard.press('Enter')
    await page.getByText(/do not belong together/).waitFor()
    await page.getByRole('textbox', { name: 'Password' }).fill(account.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    expectNoErrors()
  })
})

/** Run in the page: words on the screen that did not pass through the message function, and are nobody's own words. */
const plainSentences = `(() => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent.trim()
    if (!/[a-z]{2}/i.test(text) || element.closest('[translate=no], script, style, time, kbd')) continue
    if (!element.checkVisibility() || /[⟦⟧]/.test(element.closest('*').textContent)) continue
    found.push(text)
  }
  return found
})()`
