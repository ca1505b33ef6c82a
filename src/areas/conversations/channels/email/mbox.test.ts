import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Found } from '../../domain/incoming.ts'
import { readMbox } from './mbox.ts'
import { readMailbox } from './read-mail.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-mbox-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

const written = async (text: string) => {
  const path = join(folder, 'box.mbox')
  await writeFile(path, text)
  return path
}

const from = 'From doreen@post.example Tue Mar  4 10:12:00 2025\n'
const mail = (id: string, body: string) => `${from}From: d@post.example\nMessage-ID: <${id}>\n\n${body}\n\n`
const idsOf = (found: Found[]) =>
  found.map((one) => (one.kind === 'message' ? one.message.externalId : one.reason.pattern))

describe('a mailbox', () => {
  it('is cut at its "From " lines and nowhere else', async () => {
    const path = await written(
      mail('1', 'From here on it leaks.\n\nFrom my window I see it.\n>From the start 10:12 2025') + mail('2', 'x'),
    )
    const found = await collect(readMailbox({ path, name: 'box.mbox' }))
    expect(idsOf(found)).toEqual(['1', '2'])
    const first = found[0]
    expect(first?.kind === 'message' && first.message.text).toContain('\nFrom the start')
    expect(first?.kind === 'message' && first.message.receivedAt).toEqual(new Date('2025-03-04T10:12:00Z'))
  })

  it('is the same whatever the size of its pieces', async () => {
    const bodies = Array.from({ length: 300 }, (_, i) => mail(String(i), 'x'.repeat((i * 977) % 5000)))
    const path = await written(bodies.join(''))
    const mails = await collect(readMbox(path))
    expect(mails).toHaveLength(300)
    expect(mails.map(({ offset }) => offset)).toEqual(bodies.map((_, i) => bodies.slice(0, i).join('').length))
    expect(mails.at(-1)?.end).toBe(bodies.join('').length)
  })

  it('that ends within a mail sets this mail aside', async () => {
    const whole = 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n'
    const path = await written(`${mail('1', 'x')}${from}From: d@post.example\nMessage-ID: <2>\n${whole}`)
    const found = await collect(readMailbox({ path, name: 'box.mbox' }))
    expect(found.map(({ kind }) => kind)).toEqual(['message', 'set-aside'])
  })

  it('sets aside what is no mail and goes on', async () => {
    const path = await written(`${from}no header at all\n\n${mail('2', 'x')}`)
    const found = await collect(readMailbox({ path, name: 'box.mbox' }))
    expect(found.map(({ kind }) => kind)).toEqual(['set-aside', 'message'])
  })
})
