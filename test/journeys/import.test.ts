import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chromiumPath, expectAccessible, picture } from '../support/browser.ts'
import { asMbox, ours, tempFile } from '../support/say-mail.ts'
import { openProduct, openWindow, setUp } from './product.ts'
import type { Product } from './product.ts'

const now = new Date().toISOString()
const mailbox = [
  { id: '1', who: 'Doreen Hepworth <doreen@post.example>', text: 'It leaks again, this is the third time!', at: now },
  { id: '2', who: 'Norman Hepworth <norman@post.example>', text: 'Thank you so much, it is wonderful.', at: now },
  {
    id: '3',
    who: 'Doreen Hepworth <doreen@post.example>',
    text: 'We send a new one.',
    isOurs: true,
    answers: '1',
    at: now,
  },
]
  .map(asMbox)
  .join('')
const broken = 'From x Tue Mar  4 10:12:00 2025\nSubject: nobody\n\nWho wrote this?\n\n'

describe.skipIf(!chromiumPath)('importing from the page', { timeout: 120_000 }, () => {
  let product: Product
  let page: Page
  let expectNoErrors: () => void

  beforeAll(async () => {
    product = await openProduct()
    const opened = await openWindow(product.browser, product.origin)
    page = opened.page
    expectNoErrors = opened.expectNoErrors
    await setUp(page)
  })
  afterEach(({ task }) => (task.result?.state === 'fail' ? picture(page, `failed-${task.id}`) : undefined))
  afterAll(() => product.close())

  const choose = async (path: string) => {
    await page.goto('/import')
    await page.locator('input[type=file]').first().setInputFiles(path)
  }

  test('asks which addresses are ours, reads, and says what was kept aside', async () => {
    await choose(await tempFile('box.mbox', mailbox + broken))
    await page.getByText('Which addresses are yours?').waitFor()
    await expectAccessible(page, 'import-addresses')
    const checkbox = page.getByRole('checkbox', { name: ours })
    if (!(await checkbox.isChecked())) await checkbox.check()
    await page.getByRole('button', { name: 'Read the messages' }).click()
    await page.getByText('3 messages are here now.').waitFor()
    await page.getByText(/does not say who wrote it/).waitFor()
    await expectAccessible(page, 'import-set-aside')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /download/i }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/[.]csv$/)
  })

  test('adds nothing the second time', async () => {
    await choose(await tempFile('again.mbox', mailbox))
    await page.getByRole('button', { name: 'Read the messages' }).click()
    await page.getByText('Everything in this file was here already.').waitFor()
  })

  test('maps the columns of a table', async () => {
    await choose(
      await tempFile('chats.csv', 'wer,wann,was\ncora@post.example,2025-03-04 10:00,Wo bleibt mein Paket?\n'),
    )
    await page.getByText('Which column is which?').waitFor()
    await page.getByRole('button', { name: 'Read the messages' }).isDisabled()
    await page.getByLabel(/^Text/).first().click()
    await page.getByRole('option', { name: 'was' }).click()
    await expectAccessible(page, 'import-table')
    await page.getByRole('button', { name: 'Read the messages' }).click()
    await page.getByText('1 message is here now.').waitFor()
  })

  test('refuses what is no mail, and says what to do', async () => {
    await choose(await tempFile('notes.mbox', 'just some words'))
    await page
      .getByText(/is not mail/)
      .first()
      .waitFor()
    await expectAccessible(page, 'import-refused')
  })

  test('refuses an empty file, of which nothing has arrived', async () => {
    await choose(await tempFile('empty.mbox', ''))
    await page.getByText('empty.mbox is empty.').waitFor()
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0')
    await expectAccessible(page, 'import-empty-file')
    await page.getByRole('button', { name: 'Do not send empty.mbox' }).click()
  })

  test('removes an import from its page and from the list, after asking', async () => {
    await page.getByRole('link', { name: /notes[.]mbox/ }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('dialog', { name: 'Remove this import?' }).waitFor()
    await expectAccessible(page, 'import-remove')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('heading', { name: 'Imports so far' }).waitFor()
    await page.getByRole('link', { name: /notes[.]mbox/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Remove box.mbox' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('link', { name: /box[.]mbox 3 messages/ }).waitFor({ state: 'detached' })
    await expectAccessible(page, 'imports')
    expectNoErrors()
  })
})
