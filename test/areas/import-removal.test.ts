import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { startWork } from '#platform/work.ts'
import { testApi } from '../support/api.ts'
import { asMbox, importPath, ours, tempFile } from '../support/say-mail.ts'
import { upload } from '../support/upload.ts'

const doreen = 'Doreen Hepworth <doreen@post.example>'

test('an import that never started or failed is removed with its file', async () => {
  const api = await testApi({ worker: false })
  const client = await api.as('owner')
  const ready = await upload(client, 'box.mbox', Buffer.from(asMbox({ id: '1', who: doreen, text: 'x' })))
  const failed = await upload(client, 'photo.jpg', Buffer.from([255, 216, 255, 0, 1, 2]))
  await expect(client.conversations.imports.preview({ id: failed.id })).rejects.toMatchObject({ status: 400 })
  const half = await client.conversations.imports.create({ name: 'half.mbox', size: 9, fingerprint: 'h' })
  const part = { params: { id: half.id }, query: { offset: 0 }, body: new File(['From'], 'part') }
  await client.conversations.imports.receive(part)
  for (const { id } of [ready, failed, half]) {
    expect(await api.platform.files.size(id)).toBeGreaterThan(0)
    expect(await client.conversations.imports.remove({ id })).toEqual({ id })
    expect(await api.platform.files.size(id)).toBe(0)
    await expect(client.conversations.imports.get({ id })).rejects.toMatchObject({ status: 404 })
  }
  await expect(client.conversations.imports.receive(part)).rejects.toMatchObject({ status: 404 })
  expect((await client.conversations.imports.list({})).rows).toEqual([])
})

test('of an import that is done only the entry and what it kept aside are removed', async () => {
  const api = await testApi()
  const client = await api.as('owner')
  const broken = 'From x Tue Mar  4 10:12:00 2025\nSubject: nobody\n\nWho wrote this?\n\n'
  const path = await tempFile('box.mbox', asMbox({ id: '1', who: doreen, text: 'It leaks.' }) + broken)
  const { id } = await importPath(api, path, { own: [ours] })
  await client.conversations.imports.remove({ id })
  const { rows } = await api.platform.pool.query(
    'SELECT (SELECT count(*)::int FROM messages) AS messages, (SELECT count(*)::int FROM set_aside) AS kept',
  )
  expect(rows).toEqual([{ messages: 1, kept: 0 }])
  expect((await stat(path)).size).toBeGreaterThan(0)
  expect(await importPath(api, path, { own: [ours] })).toMatchObject({ messagesAdded: 0, duplicates: 1, setAside: 1 })
})

test('a running import is not removed, and one removed before its turn is passed over', async () => {
  const api = await testApi({ worker: false })
  const client = await api.as('owner')
  const { id } = await upload(client, 'box.mbox', Buffer.from(asMbox({ id: '1', who: doreen, text: 'x' })))
  await client.conversations.imports.start({ id })
  await expect(client.conversations.imports.remove({ id })).rejects.toMatchObject({ status: 409 })
  await client.conversations.imports.stop({ id })
  await client.conversations.imports.remove({ id })
  const stop = await startWork(api.platform)
  await api.settle()
  await stop()
})
