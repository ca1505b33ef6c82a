import { describe, expect, it } from 'vitest'
import { parseMail } from './parse-mail.ts'
import { safeHtml } from './safe-html.ts'

const mail = (lines: string[], encoding: BufferEncoding = 'utf8') =>
  parseMail({ bytes: Buffer.from(lines.join('\r\n'), encoding) })
const head = ['From: Doreen Hepworth <Doreen@Post.example>', 'To: hello@w.example', 'Message-ID: <1@post.example>']

describe('mail', () => {
  it('is known by its id, its people and what it refers to', async () => {
    const parsed = await mail([
      ...head,
      'Subject: =?utf-8?q?K=C3=A4se?=',
      'References: <a@x>',
      ' <b@x>',
      'In-Reply-To: <b@x>',
      '',
      'Hello',
    ])
    expect(parsed).toMatchObject({
      externalId: '1@post.example',
      from: { name: 'Doreen Hepworth', address: 'doreen@post.example' },
      to: [{ address: 'hello@w.example' }],
      subject: 'Käse',
      references: ['a@x', 'b@x'],
    })
    expect(parsed.text.trim()).toBe('Hello')
  })

  it.each([
    ['iso-8859-1', '8bit', Buffer.from('Grüße', 'latin1')],
    ['windows-1252', 'quoted-printable', Buffer.from('Gr=FC=DFe')],
    ['utf-8', 'base64', Buffer.from(Buffer.from('Grüße').toString('base64'))],
    ['utf-16le', 'base64', Buffer.from(Buffer.from('Grüße', 'utf16le').toString('base64'))],
  ])('is read in %s, %s', async (charset, encoding, body) => {
    const headers = [
      ...head,
      `Content-Type: text/plain; charset=${charset}`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      '',
    ]
    const parsed = await parseMail({ bytes: Buffer.concat([Buffer.from(headers.join('\r\n')), body]) })
    expect(parsed.text.trim()).toBe('Grüße')
  })

  it('that is HTML only has its text too, quotes marked', async () => {
    const parsed = await mail([
      ...head,
      'Content-Type: text/html',
      '',
      '<p>Still <b>nothing</b></p><blockquote>Soon</blockquote><style>p{}</style>',
    ])
    expect(parsed.text).toContain('Still nothing')
    expect(parsed.text).toContain('> Soon')
    expect(parsed.text).not.toContain('{}')
  })

  it('keeps its attachments, however deep they lie', async () => {
    const parsed = await mail([
      ...[
        ...head,
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        'Content-Type: multipart/alternative; boundary=b',
        '',
      ],
      ...[
        '--b',
        'Content-Type: text/plain',
        '',
        'See the photo',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>See the photo</p>',
        '--b--',
        '',
      ],
      ...[
        '--a',
        'Content-Type: image/jpeg; name="leak.jpg"',
        'Content-Transfer-Encoding: base64',
        '',
        'AAECAw==',
        '--a--',
        '',
      ],
    ])
    expect(parsed.attachments).toMatchObject([{ name: 'leak.jpg', mediaType: 'image/jpeg', size: 4 }])
    expect(parsed.text).toContain('See the photo')
  })

  it('without an id is known by its bytes', async () => {
    const anonymous = head.filter((line) => !line.startsWith('Message-ID'))
    const [one, again, other] = await Promise.all(
      ['Hello', 'Hello', 'Hullo'].map((text) => mail([...anonymous, '', text])),
    )
    expect(one?.externalId).toBe(again?.externalId)
    expect(one?.externalId).not.toBe(other?.externalId)
  })

  it('says nothing of when where its date is broken', async () => {
    expect((await mail([...head, 'Date: Tue, 99 Foo 2025', '', 'x'])).statedAt).toBeNull()
    expect((await mail([...head, '', 'x'])).statedAt).toBeNull()
    const received = await mail([...head, 'Received: from a by b; Tue, 4 Mar 2025 10:00:00 +0000', '', 'x'])
    expect(received.receivedAt).toEqual(new Date('2025-03-04T10:00:00Z'))
  })

  it('without a sender is refused', async () => {
    await expect(mail(['Subject: x', '', 'y'])).rejects.toThrow()
  })
})

describe('HTML of a mail', () => {
  const shown = (html: string, images: 'blocked' | 'shown' = 'blocked') =>
    safeHtml(html, { images, inline: new Map([['c1', 'data:image/png;base64,AA']]) })

  it('loses everything that runs', () => {
    const { html } = shown(
      '<script>alert(1)</script><p onclick="x()">Hi</p><a href="javascript:x()">a</a><iframe src="//e"></iframe><svg onload=x()></svg><form action=x><input></form><base href="//e"><meta http-equiv=refresh>',
    )
    expect(html).toMatch(/<p>Hi<\/p>/)
    expect(html).not.toMatch(/script|onclick|iframe|svg|form|base|meta|javascript/i)
  })

  it('loads no picture from elsewhere unless it is asked to', () => {
    const html =
      '<img src="https://track.example/1.gif"><img src="cid:c1"><p style="background:url(https://t.example/x)">x</p>'
    expect(shown(html).blockedImages).toBe(1)
    expect(shown(html).html).not.toContain('track.example')
    expect(shown(html).html).not.toContain('url(')
    expect(shown(html).html).toContain('data:image/png')
    expect(shown(html, 'shown').html).toContain('track.example')
  })
})
