import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { asMbox, importPath, tempFile } from '../support/say-mail.ts'

const doreen = 'Doreen Hepworth <doreen@post.example>'
const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

test(
  'a mail with an attachment of 20 MB is read, and the attachment comes back whole',
  { timeout: 120_000 },
  async () => {
    const api = await testApi()
    const client = await api.as('owner')
    const film = randomBytes(20_000_000)
    const text = [
      ...['--b', 'Content-Type: text/plain', '', 'This is how it leaks.'],
      ...['--b', 'Content-Type: video/mp4', 'Content-Disposition: attachment; filename="leak.mp4"'],
      ...['Content-Transfer-Encoding: base64', '', film.toString('base64').replace(/.{76}/g, '$&\n'), '--b--'],
    ].join('\n')
    const headers = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b']
    const after = asMbox({ id: '2', who: doreen, text: 'Did it arrive?' })
    const box = await tempFile('box.mbox', asMbox({ id: '1', who: doreen, text, headers }) + after)
    expect(await importPath(api, box)).toMatchObject({ state: 'done', messagesAdded: 2, setAside: 0 })
    const [person] = (await client.overview.people.list({})).rows
    const { rows } = await client.conversations.list({ contactId: person?.id as never })
    const pages = await Promise.all(rows.map(({ id }) => client.conversations.messages({ id })))
    const withFilm = pages.flatMap((page) => page.rows).find(({ attachments }) => attachments.length > 0)
    expect(withFilm).toMatchObject({
      written: 'This is how it leaks.',
      attachments: [{ name: 'leak.mp4', size: 20e6 }],
    })
    const cookie = await api.cookieOf('owner')
    const answer = await api.fetch(`/api/v1/attachments/${withFilm?.attachments[0]?.id}`, { headers: { cookie } })
    expect(hash(new Uint8Array(await answer.arrayBuffer()))).toBe(hash(film))
  },
)
