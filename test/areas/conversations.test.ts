import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import type { Said } from '../support/say-mail.ts'
import { sayMail } from '../support/say-mail.ts'

const doreen = 'Doreen <doreen@post.example>'
const begun = Math.floor(Date.now() / 1000) * 1000 - 10 * 86_400_000
const at = (day: number) => new Date(begun + day * 86_400_000).toISOString()

async function said(mails: readonly Said[]) {
  const api = await testApi()
  await sayMail(api, mails)
  const client = await api.as('owner')
  const [person] = (await client.overview.people.list({})).rows
  const contactId = person?.id as never
  const conversations = (await client.conversations.list({ contactId })).rows
  return { api, client, contactId, conversations }
}

test('a thread holds question and answer, quotes folded, and knows who waits', async () => {
  const { client, contactId, conversations } = await said([
    { id: '1', who: doreen, text: 'It leaks.', at: at(1) },
    { id: '2', who: doreen, text: 'We send a new one.', answers: '1', isOurs: true, at: at(2) },
    {
      id: '3',
      who: doreen,
      text: 'It has not come!\n\nOn Sunday, Priya wrote:\n> We send a new one.\n\n-- \nDoreen',
      answers: '2',
      at: at(5),
    },
  ])
  expect(conversations).toMatchObject([
    { messageCount: 3, state: 'waiting', waitingSince: new Date(at(5)), subject: 'Kettle' },
  ])
  const { rows } = await client.conversations.messages({ id: conversations[0]?.id as never })
  expect(rows.map(({ direction }) => direction)).toEqual(['in', 'out', 'in'])
  expect(rows[2]).toMatchObject({ written: 'It has not come!', from: { name: 'Doreen' } })
  expect(rows[2]?.parts.map(({ kind }) => kind)).toEqual(['written', 'quoted', 'signature'])
  expect(await client.conversations.facts({ contactId })).toMatchObject({
    messagesIn: 2,
    messagesOut: 1,
    channels: ['email'],
  })
})

test('a thank-you at the end leaves nobody waiting', async () => {
  const { conversations } = await said([
    { id: '1', who: doreen, text: 'It leaks.', at: at(1) },
    { id: '2', who: doreen, text: 'We send a new one.', answers: '1', isOurs: true, at: at(2) },
    { id: '3', who: doreen, text: 'Perfect, thank you!', answers: '2', at: at(3) },
  ])
  expect(conversations).toMatchObject([{ state: 'answered', waitingSince: null }])
})

test('messages are paged from the latest back', async () => {
  const { client, conversations } = await said(
    Array.from({ length: 7 }, (_, i) => ({
      id: `${i}`,
      who: doreen,
      text: `${i}`,
      at: at(i + 1),
      ...(i ? { answers: '0' } : {}),
    })),
  )
  const id = conversations[0]?.id as never
  const last = await client.conversations.messages({ id, limit: 3 })
  expect(last.rows.map(({ written }) => written)).toEqual(['4', '5', '6'])
  const before = await client.conversations.messages({ id, limit: 3, cursor: last.nextCursor ?? '' })
  expect(before.rows.map(({ written }) => written)).toEqual(['1', '2', '3'])
})

test('HTML is shown without what runs or loads, and attachments are downloads', async () => {
  const html = [
    ...['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html', ''],
    ...['<p onclick="x()">Look</p><script>x()</script><img src="https://track.example/1.gif">', '--b'],
    ...[
      'Content-Type: text/html; name="page.html"',
      'Content-Disposition: attachment; filename="page.html"',
      '',
      '<script>1</script>',
      '--b--',
    ],
  ]
  const { api, client, conversations } = await said([{ id: '1', who: doreen, text: '', headers: [html.join('\n')] }])
  const { rows } = await client.conversations.messages({ id: conversations[0]?.id as never })
  const [message] = rows
  expect(message).toMatchObject({ hasHtml: true, written: 'Look', attachments: [{ name: 'page.html' }] })
  const shown = await client.conversations.html({ id: message?.id as never })
  expect(shown.blockedImages).toBe(1)
  expect(shown.html).not.toMatch(/script|onclick|track/)
  const cookie = await api.cookieOf('owner')
  const page = (images: string) => api.fetch(`/mail/${message?.id}?images=${images}`, { headers: { cookie } })
  expect((await page('blocked')).headers.get('content-security-policy')).toMatch(/default-src 'none';.*img-src data:;/)
  expect((await page('shown')).headers.get('content-security-policy')).toContain('img-src data: https:')
  expect(await (await page('shown')).text()).not.toMatch(/script|onclick/)
  expect((await api.fetch(`/mail/${message?.id}`)).status).toBe(401)
  const file = await api.fetch(`/api/v1/attachments/${message?.attachments[0]?.id}`, { headers: { cookie } })
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
})

test('own addresses are addresses or domains', async () => {
  const api = await testApi()
  const owner = await api.as('owner')
  expect(await owner.conversations.ownAddresses.put({ addresses: ['@W.example ', 'a@b.example'] })).toEqual([
    '@w.example',
    'a@b.example',
  ])
  await expect(owner.conversations.ownAddresses.put({ addresses: ['nonsense'] })).rejects.toMatchObject({ status: 400 })
  expect(await owner.conversations.ownAddresses.get()).toEqual(['@w.example', 'a@b.example'])
})
