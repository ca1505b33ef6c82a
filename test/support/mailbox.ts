import { createWriteStream, readFileSync, readdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { chanceFrom } from '../../scripts/train-text/chance.ts'

const folder = join(import.meta.dirname, '../../training/customers')

/** What customers write, long and short, from the training texts. */
const texts: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text)

type Options = { messages: number; seed?: number; now?: Date; bytesOfAttachment?: number }

const day = 86_400_000
export const mailboxOwn = '@support.example'

/**
 * Mails shaped like those of a support mailbox, as mbox pieces: threads of customers and agents over a year, replies
 * with quotes, HTML, several charsets, signatures, attachments, lists and automatic replies. The same for the same seed.
 */
export function* mailboxPieces({
  messages,
  seed = 1,
  now = new Date(),
  bytesOfAttachment = 12_000,
}: Options): Generator<Buffer> {
  const random = chanceFrom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const people = Math.max(1, Math.round(messages / 9))
  let made = 0
  for (let thread = 0; made < messages; thread++) {
    const who = Math.floor(random() * people)
    const customer = `person${who}.s${seed}@${who % 3 ? 'post.example' : `firm${who % 97}.example`}`
    const length = Math.min(messages - made, 1 + Math.floor(random() * 5))
    let sentAt = now.getTime() - random() * 360 * day - length * day
    let before: { id: string; text: string } | null = null
    for (let i = 0; i < length; i++, made++) {
      const isOurs = i % 2 === 1
      const text = isOurs
        ? `Dear customer,\n\nthank you for your mail. We look into it and write again by ${pick(['Monday', 'Friday'])}.\n\nPriya`
        : pick(texts)
      const id = `${seed}.${thread}.${i}@mail.example`
      const kind = random()
      yield render({
        id,
        text,
        before,
        kind,
        sentAt: new Date(sentAt),
        subject: `Order ${4000 + thread}`,
        bytesOfAttachment,
        isOurs,
        customer,
        name: `Person ${who}`,
      })
      before = { id, text }
      sentAt = Math.min(now.getTime() - 60_000, sentAt + random() * 2 * day)
    }
  }
}

type Mail = {
  id: string
  text: string
  before: { id: string; text: string } | null
  kind: number
  sentAt: Date
  subject: string
  bytesOfAttachment: number
  isOurs: boolean
  customer: string
  name: string
}

function render(mail: Mail): Buffer {
  const { id, before, sentAt, subject, isOurs, customer, name } = mail
  const ours = 'Priya Nair <priya@support.example>'
  const theirs = `${name} <${customer}>`
  const headers = [
    ...[`From: ${isOurs ? ours : theirs}`, `To: ${isOurs ? theirs : 'Support <hello@support.example>'}`],
    ...[`Message-ID: <${id}>`, `Date: ${sentAt.toUTCString()}`, `Subject: ${before ? 'Re: ' : ''}${subject}`],
    ...(before ? [`In-Reply-To: <${before.id}>`, `References: <${before.id}>`] : []),
    ...[`Received: from mx.example by mail.example; ${sentAt.toUTCString()}`, 'MIME-Version: 1.0'],
  ]
  const quote = before
    ? `\n\nOn ${sentAt.toDateString()}, ${isOurs ? name : 'Priya Nair'} wrote:\n${before.text.replace(/^/gm, '> ')}`
    : ''
  const content = `${mail.text}${quote}\n`.replace(/^(>*From )/gm, '>$1')
  return Buffer.concat([
    Buffer.from(
      `From ${customer} ${sentAt.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 $4')}\n`,
    ),
    body(mail, headers, content),
    Buffer.from('\n\n'),
  ])
}

/** The forms mail comes in: plain, HTML, both, another charset, with an attachment, from a list or a machine. */
function body({ kind, bytesOfAttachment }: Mail, headers: string[], content: string): Buffer {
  const whole = (...lines: string[]) => Buffer.from([...headers, ...lines].join('\n'))
  const html = `<html><body><p>${content.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;')).replaceAll('\n', '<br>')}</p></body></html>`
  if (kind < 0.45) return whole('Content-Type: text/plain; charset=utf-8', '', content)
  if (kind < 0.6) return whole('Content-Type: text/html; charset=utf-8', '', html)
  const both = [
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    content,
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b1--',
    '',
  ]
  if (kind < 0.85) return whole('Content-Type: multipart/alternative; boundary=b1', '', ...both)
  if (kind < 0.9)
    return Buffer.concat([
      whole('Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit', '', ''),
      Buffer.from(content, 'latin1'),
    ])
  if (kind < 0.94)
    return whole('List-Id: <news.example>', 'Precedence: list', 'Content-Type: text/plain; charset=utf-8', '', content)
  if (kind < 0.96) return whole('Auto-Submitted: auto-replied', 'Content-Type: text/plain; charset=utf-8', '', content)
  const attached = Buffer.alloc(bytesOfAttachment, content).toString('base64').replace(/.{76}/g, '$&\n')
  return whole(
    ...[
      'Content-Type: multipart/mixed; boundary=b0',
      '',
      '--b0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      content,
    ],
    ...[
      '--b0',
      'Content-Type: image/jpeg; name="photo.jpg"',
      'Content-Transfer-Encoding: base64',
      '',
      attached,
      '--b0--',
      '',
    ],
  )
}

/** Writes such a mailbox to a file. */
export async function writeMailbox(path: string, options: Options): Promise<void> {
  const file = createWriteStream(path)
  for (const piece of mailboxPieces(options)) if (!file.write(piece)) await once(file, 'drain')
  file.end()
  await once(file, 'close')
}
