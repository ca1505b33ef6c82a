import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chromiumPath, expectAccessible, picture } from '../support/browser.ts'
import { noResidual, packResidual } from '#areas/emotion/domain/residual.ts'
import { theEngine } from '#areas/emotion/index.ts'
import { asMbox, importPath, tempFile } from '../support/say-mail.ts'
import { openProduct, openWindow, setUp } from './product.ts'
import type { Product } from './product.ts'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const doreen = 'Doreen Hepworth <doreen@post.example>'
const mails = [
  { id: '1', who: doreen, text: 'Could you tell me when the kettle comes?', at: ago(9) },
  { id: '2', who: doreen, text: 'It is on its way.', isOurs: true, answers: '1', at: ago(8) },
  { id: '3', who: doreen, text: 'It leaks. This is the third time, I am furious!', answers: '2', at: ago(1) },
  { id: '4', who: 'Norman <norman@post.example>', text: 'Thank you so much, it is wonderful.', at: ago(2) },
  { id: '5', who: 'Cora <cora@post.example>', text: 'Great. Another week without water. Well done.', at: ago(3) },
  { id: '6', who: 'Ines <ines@post.example>', text: 'I hope that it still comes before Friday?', at: ago(4) },
]

/** Of a version that has learnt nothing. */
const emptyWeights = Buffer.from(packResidual(noResidual()))

/** Every reading waits, whatever the engine made of it. */
const openAll = `
  DELETE FROM reviews;
  INSERT INTO reviews (id, contact_id, message_id, reading_id, said_at, reason, state, opened_at)
    SELECT gen_random_uuid(), contact_id, message_id, id, said_at, 'sample', 'open', now() FROM readings WHERE counts`

/** So many more readings, spread over six weeks and over everything from 20 % to 98 % sure. */
const copies = (count: number) => `
  INSERT INTO readings SELECT (jsonb_populate_record(readings, jsonb_build_object('id', gen_random_uuid(), 'counts', true,
      'message_id', gen_random_uuid(), 'said_at', now() - n * interval '150 minutes',
      'confidence', 0.2 + 0.78 * sqrt((n * 7919 % ${count}) / ${count}.0)))).*
    FROM readings, generate_series(1, ${count}) AS n
    WHERE readings.id = (SELECT id FROM readings WHERE source = 'model' LIMIT 1)`

describe.skipIf(!chromiumPath)('reviewing with the keyboard alone', { timeout: 120_000 }, () => {
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

  const messageSays = (text: string) => page.getByRole('article').filter({ hasText: text }).waitFor()
  const lastSays = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor()

  test('begins with nothing to do', async () => {
    await page.goto('/review')
    await page.getByText('Nothing waits for you.').waitFor()
    await expectAccessible(page, 'review-empty')
  })

  test('shows one message large, what was said before it, and three suggestions', async () => {
    const { platform } = product
    const settle = async () => undefined
    await importPath({ platform, settle }, await tempFile('box.mbox', mails.map(asMbox).join('')))
    const count = async () => (await platform.pool.query('SELECT FROM readings')).rowCount
    await expect.poll(count, { timeout: 30_000 }).toBe(5)
    await platform.pool.query(openAll)
    await page.goto('/review')
    await messageSays('This is the third time')
    await page.getByRole('list', { name: 'What was said before' }).getByText('It is on its way.').waitFor()
    await page.getByRole('link', { name: /Review.*5 waiting/ }).waitFor()
    expect(await page.getByRole('group', { name: 'It sounds' }).getByRole('button').count()).toBe(3)
    await expectAccessible(page, 'review')
  })

  test('shows more of the conversation where the message alone does not say enough', async () => {
    await page.keyboard.press('n')
    await page.getByText('If it is still unclear, leave it').waitFor()
    await page.getByRole('button', { name: 'Still unclear' }).waitFor()
    await expectAccessible(page, 'review-context')
  })

  test('keeps an answer with one key and shows the next message', async () => {
    await page.keyboard.press('1')
    await lastSays(/Kept: /)
    await messageSays('it is wonderful')
    await page.getByText('1 today').waitFor()
    await page.getByText('100% as the machine heard').waitFor()
  })

  test('takes the answer back', async () => {
    await page.keyboard.press('u')
    await messageSays('This is the third time')
    await page.getByText('0 today').waitFor()
    await page.keyboard.press('1')
    await messageSays('it is wonderful')
    await page.getByText('1 today').waitFor()
  })

  test('finds any other feeling by typing', async () => {
    await page.keyboard.press('r')
    await page.getByRole('option', { name: 'relieved', selected: true }).waitFor()
    await expectAccessible(page, 'review-typing')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('delig')
    await page.keyboard.press('Enter')
    await lastSays('Kept: delighted.')
    await messageSays('Another week without water')
  })

  test('marks sarcasm, says what it cannot tell, and leaves what needs context', async () => {
    await page.keyboard.press('s')
    await page.getByRole('button', { name: 'Sarcasm', pressed: true }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('frus')
    await page.keyboard.press('Enter')
    await messageSays('before Friday')
    await page.keyboard.press('j')
    await lastSays('Left for later.')
    await messageSays('when the kettle comes')
    await page.keyboard.press('u')
    await messageSays('before Friday')
    await page.keyboard.press('n')
    await page.getByText('Nothing was said before it in this conversation.').waitFor()
    await page.keyboard.press('n')
    await lastSays('Left to others: it needs context.')
    await messageSays('when the kettle comes')
    await page.keyboard.press('Control+z')
    await messageSays('before Friday')
    await page.keyboard.press('x')
    await lastSays('Kept: can’t tell.')
    await messageSays('when the kettle comes')
    await page.keyboard.press('Shift+Digit1')
    await page.getByRole('button', { name: /^And also / }).waitFor()
    await page.keyboard.press('b')
    await page.getByRole('button', { name: 'And also', exact: true }).waitFor()
    await page.keyboard.press('b')
    await page.getByRole('combobox', { name: 'What does it also sound like?' }).fill('sad')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'And also sad', pressed: true }).waitFor()
    await expectAccessible(page, 'review-also')
    await page.keyboard.press('3')
    await lastSays(/Kept: .*, and also sad\./)
    await page.getByText('Nothing waits for you.').waitFor()
    await page.getByText('5 today').waitFor()
    const { rows } = await product.platform.pool.query(
      `SELECT primary_label, sarcasm, unread, shown FROM readings WHERE counts AND source = 'reviewer' ORDER BY said_at DESC`,
    )
    expect(rows).toHaveLength(5)
    expect(rows[1]).toMatchObject({ primary_label: 'delight' })
    expect(rows[2]).toMatchObject({ primary_label: 'frustration', sarcasm: 1 })
    expect(rows[3]).toMatchObject({ unread: 'unclear' })
    expect(rows[4]).toMatchObject({ shown: [{ p: 0.7 }, { label: 'sadness', p: expect.closeTo(0.3) }] })
  })

  test('says how often the machine was right', async () => {
    await page.getByText(/Of 4 randomly chosen readings, people agreed with \d/).waitFor()
    await expectAccessible(page, 'review-done')
  })

  test('shows in the conversation who corrected what, and lets an agent say how they seemed', async () => {
    await page.goto('/contacts?search=cora')
    await page.getByRole('link', { name: /Cora/ }).click()
    await page.getByRole('link', { name: /Kettle/ }).click()
    await page.getByText(/the machine heard/).waitFor()
    await page.getByRole('button', { name: 'Why?' }).click()
    await page.getByText('What people said').waitFor()
    await page.getByText(/^Words that moved the first tier towards/).waitFor()
    await page.getByText(/^Of readings this sure, about \d+ in 100 are right, by the model’s own measure/).waitFor()
    await expectAccessible(page, 'reading-why')
    await page.getByText('Priya Nair, in review').waitFor()
    await page.getByText('Read because nobody objected: the default.').waitFor()
    await page.getByRole('button', { name: 'Say what it sounds like' }).click()
    await page.getByLabel('It sounds').selectOption({ label: 'disappointed' })
    await page.getByLabel('Why, if you wish').fill('She has written before.')
    await expectAccessible(page, 'correction')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByText('She has written before.').waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('1')
    await page.getByText(/A review of this message still counts/).waitFor()
  })

  test('shows what was learnt from corrections, and lets another version read with one click', async () => {
    await page.goto('/settings')
    await page.getByText('After 25 corrections Attune learns your customers’ language').waitFor()
    const { version } = await theEngine()
    const judged = { count: 60, before: 0.8, after: 0.85, low: 0, surprise: -0.1, surpriseError: 0.02 }
    const verdict = { corrections: judged, general: { ...judged, count: 895, after: 0.8 }, aside: null }
    for (const [number, state] of ['aside', 'live'].entries())
      await product.platform.pool.query(
        `INSERT INTO learnt_versions VALUES (gen_random_uuid(), $1::int, $2, now(), now() + make_interval(secs => $1::int), 60, 200, 1, $3, $4, now(), $5)`,
        [number + 1, version, { ...verdict, aside: state === 'aside' ? 'general' : null }, state, emptyWeights],
      )
    await page.reload()
    await page.getByText('Version 2 reads now.').waitFor()
    await page.getByText('kept aside: it might read general messages less well').waitFor()
    await page.getByText('right 80% before, 85% after, of 60').first().waitFor()
    await expectAccessible(page, 'settings-learning')
    await page.getByRole('button', { name: 'Read without what it learnt' }).click()
    await page.getByText('The engine reads as it came, without what it learnt here.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Version 2 reads now.').waitFor()
  })

  test('chooses with its price in view how sure a reading must be', async () => {
    await product.platform.pool.query(copies(400))
    await page.goto('/settings')
    const [budget, error, threshold] = [
      page.getByLabel('Reviews a week, at most'),
      page.getByLabel('Wrong where nobody looks, at most'),
      page.getByLabel('Look at readings less sure than'),
    ]
    await page.getByText(/^From 405 readings of the last 90 days/).waitFor()
    expect(await threshold.inputValue()).toBe('55')
    await error.fill('10')
    const byError = Number(await threshold.inputValue())
    await error.fill('20')
    expect(Number(await threshold.inputValue())).toBeLessThan(byError)
    await budget.fill('30')
    const fewer = Number(await threshold.inputValue())
    await budget.fill('300')
    const more = Number(await threshold.inputValue())
    expect(more).toBeGreaterThan(fewer)
    await page.getByText(/readings of the last 90 days will come into the queue at once/).waitFor()
    await page.getByRole('img', { name: /looked at by a person/ }).scrollIntoViewIfNeeded()
    await expectAccessible(page, 'settings-review')
    await budget.press('Enter')
    await page.getByText('Kept. What is doubted now comes into the queue.').waitFor()
    expect(await threshold.inputValue()).toBe(String(more))
    await page.getByRole('link', { name: /Review.*\d+ waiting/ }).waitFor()
    await budget.fill('0')
    await page.getByText(/^So few cannot be/).waitFor()
    expectNoErrors()
  })
})
