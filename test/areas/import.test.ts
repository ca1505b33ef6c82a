import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { mailboxOwn, writeMailbox } from '../support/mailbox.ts'
import { asMbox, importPath, ours, sayMail, tempFile } from '../support/say-mail.ts'
import { upload } from '../support/upload.ts'

const doreen = 'Doreen Hepworth <doreen@post.example>'

test('a mailbox is uploaded in parts, previewed, imported and read', async () => {
  const api = await testApi()
  const client = await api.as('owner')
  const bytes = Buffer.from(
    [
      { id: '1', text: 'It leaks!' },
      { id: '2', text: 'Still leaks.', answers: '1' },
    ]
      .map((mail) => asMbox({ who: doreen, at: new Date().toISOString(), ...mail }))
      .join(''),
  )
  const file = { name: 'box.mbox', size: bytes.length, fingerprint: 'f' }
  const { id } = await client.conversations.imports.create(file)
  const send = (offset: number, part: Buffer) =>
    client.conversations.imports.receive({
      params: { id },
      query: { offset },
      body: new File([new Uint8Array(part)], 'part'),
    })
  expect((await send(0, bytes.subarray(0, 100))).bytesReceived).toBe(100)
  await expect(send(200, bytes.subarray(200))).rejects.toMatchObject({ status: 409 })
  expect(await client.conversations.imports.create(file)).toMatchObject({ id, bytesReceived: 100, state: 'receiving' })
  await expect(client.conversations.imports.start({ id })).rejects.toMatchObject({ status: 409 })
  expect(await send(100, bytes.subarray(100))).toMatchObject({ state: 'ready' })
  const preview = await client.conversations.imports.preview({ id })
  expect(preview).toMatchObject({ kind: 'mail', sampled: 2 })
  await client.conversations.imports.start({ id, ownAddresses: [ours] })
  await api.settle()
  expect(await client.conversations.imports.get({ id })).toMatchObject({
    state: 'done',
    messagesAdded: 2,
    duplicates: 0,
    setAside: 0,
  })
  const [person] = (await client.overview.people.list({})).rows
  expect(person).toMatchObject({ name: 'Doreen Hepworth', messageCount: 2, mood: { readingCount: 2 } })
  expect((await client.conversations.list({ contactId: person?.id as never })).rows).toMatchObject([
    { messageCount: 2, state: 'waiting' },
  ])
})

test('the same file twice adds nothing', async () => {
  const api = await testApi()
  const path = await tempFile('box.mbox', '')
  await writeMailbox(path, { messages: 400 })
  const first = await importPath(api, path, { own: [mailboxOwn] })
  expect(first).toMatchObject({ state: 'done', messagesAdded: 400, duplicates: 0, setAside: 0 })
  expect(await importPath(api, path, { own: [mailboxOwn] })).toMatchObject({
    state: 'done',
    messagesAdded: 0,
    duplicates: 400,
  })
  const { rows } = await api.platform.pool.query('SELECT count(*)::int AS count FROM messages')
  expect(rows).toEqual([{ count: 400 }])
})

test('an import cut off in the middle goes on without adding anything twice', async () => {
  const api = await testApi()
  const path = await tempFile('box.mbox', '')
  await writeMailbox(path, { messages: 900 })
  const cut = new AbortController()
  const watch = setInterval(() => {
    void api.platform.pool.query('SELECT FROM messages').then(({ rowCount }) => rowCount && cut.abort())
  }, 5)
  const cutOff = await importPath(api, path, { own: [mailboxOwn], signal: cut.signal })
  clearInterval(watch)
  expect(cutOff.state).toBe('running')
  expect(await importPath(api, path, { own: [mailboxOwn] })).toMatchObject({ state: 'done' })
  const { rows } = await api.platform.pool.query(
    'SELECT count(*)::int AS count, count(DISTINCT external_id)::int AS different FROM messages',
  )
  expect(rows).toEqual([{ count: 900, different: 900 }])
})

test('what cannot be stored is set aside with its reason, and can be downloaded', async () => {
  const api = await testApi()
  const client = await api.as('owner')
  const box = [
    asMbox({ id: '1', who: doreen, text: 'Fine.' }),
    'From x Tue Mar  4 10:12:00 2025\nSubject: nobody\n\nWho wrote this?\n\n',
    asMbox({ id: '2', who: `Tom <tom@wrenfield.example>`, text: 'Between us', isOurs: true }),
    'From x Tue Mar  4 10:12:00 2025\nFrom: =cmd@post.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHello',
  ]
  const done = await importPath(api, await tempFile('=box.mbox', box.join('')), { own: ['@wrenfield.example'] })
  expect(done).toMatchObject({ state: 'done', messagesAdded: 1, setAside: 3 })
  const { rows } = await client.conversations.imports.setAside({ id: done.id })
  expect(rows.map(({ reason }) => reason.pattern)).toEqual([
    expect.stringContaining('who wrote it'),
    expect.stringContaining('between our own addresses'),
    expect.stringContaining('middle of this mail'),
  ])
  const cookie = await api.cookieOf('owner')
  const csv = await (await api.fetch(`/api/v1/imports/${done.id}/set-aside.csv`, { headers: { cookie } })).text()
  expect(csv.split('\r\n')[0]).toBe('file,unit,position,reason')
  expect(csv).toContain(`"'=box.mbox"`)
})

test('a table without rows is refused before its columns are asked', async () => {
  const api = await testApi()
  const client = await api.as('owner')
  const { id } = await upload(client, 'header.csv', Buffer.from('from,at,text\n'))
  await expect(client.conversations.imports.preview({ id })).rejects.toMatchObject({
    data: { pattern: expect.stringContaining('holds no rows') },
  })
  expect(await client.conversations.imports.get({ id })).toMatchObject({ state: 'failed' })
})

test.each([
  ['photo.jpg', Buffer.from([255, 216, 255, 0, 1, 2]), 'is not mail'],
  ['broken.zip', Buffer.from('PK\u0003\u0004 nothing more'), 'damaged'],
])('%s fails with what to do', async (name, bytes, words) => {
  const api = await testApi()
  const client = await api.as('owner')
  const { id } = await upload(client, name, bytes)
  await expect(client.conversations.imports.preview({ id })).rejects.toMatchObject({
    status: 400,
    data: { pattern: expect.stringContaining(words) },
  })
  const failed = { state: 'failed', failure: { pattern: expect.stringContaining(words) } }
  expect(await client.conversations.imports.get({ id })).toMatchObject(failed)
  await client.conversations.imports.start({ id })
  await api.settle()
  expect(await client.conversations.imports.get({ id })).toMatchObject(failed)
})

test('an empty file is refused', async () => {
  const api = await testApi()
  const client = await api.as('owner')
  await expect(
    client.conversations.imports.create({ name: 'x.mbox', size: 0, fingerprint: 'x' }),
  ).rejects.toMatchObject({ status: 400 })
})

test('a mail from 2087 or without a date is put where it was delivered, and a machine’s is not read', async () => {
  const api = await testApi()
  await sayMail(api, [
    { id: '1', who: doreen, text: 'Where is it?', at: '2087-01-01T00:00:00Z' },
    { id: '2', who: doreen, text: 'I am out of the office and very sad.', headers: ['Auto-Submitted: auto-replied'] },
  ])
  const { rows } = await api.platform.pool.query(
    'SELECT external_id, sent_at, sent_at_source, automatic FROM messages ORDER BY external_id',
  )
  expect(rows).toMatchObject([
    { sent_at: new Date('2025-03-04T10:12:00Z'), sent_at_source: 'received', automatic: null },
    { sent_at_source: 'stated', automatic: 'auto-reply' },
  ])
  const readings = await api.platform.pool.query('SELECT FROM readings')
  expect(readings.rowCount).toBe(1)
})

test('a table of messages is mapped, and wrong rows are set aside', async () => {
  const api = await testApi()
  const client = await api.as('owner')
  const csv =
    'Customer;Date;Comment;Side\ndoreen@post.example;2025-03-04 10:00;"It leaks;\nbadly";in\ndoreen@post.example;yesterday;x;in\ndoreen@post.example;2025-03-05 09:00;"We send a new one";out\n'
  const { id } = await upload(client, 'export.csv', Buffer.from(csv))
  const preview = await client.conversations.imports.preview({ id })
  if (preview.kind !== 'table') throw new Error('not a table')
  expect(preview.missing).toEqual([])
  await client.conversations.imports.start({ id, mapping: preview.mapping })
  await api.settle()
  expect(await client.conversations.imports.get({ id })).toMatchObject({
    failure: null,
    state: 'done',
    messagesAdded: 2,
    setAside: 1,
  })
  const [person] = (await client.overview.people.list({})).rows
  expect(person).toMatchObject({ address: 'doreen@post.example', messageCount: 2 })
  const [conversation] = (await client.conversations.list({ contactId: person?.id as never })).rows
  expect(conversation).toMatchObject({ state: 'answered', messageCount: 2 })
})

test('a person can stop an import, and start it again', async () => {
  const api = await testApi({ worker: false })
  const client = await api.as('owner')
  const { id } = await upload(client, 'box.mbox', Buffer.from(asMbox({ id: '1', who: doreen, text: 'x' })))
  await client.conversations.imports.start({ id })
  expect(await client.conversations.imports.stop({ id })).toMatchObject({ state: 'stopped' })
  await expect(client.conversations.imports.stop({ id })).rejects.toMatchObject({ status: 409 })
  expect(await client.conversations.imports.start({ id })).toMatchObject({ state: 'running' })
})
