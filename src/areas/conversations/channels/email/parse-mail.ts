import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MailParser } from 'mailparser'
import type { AddressObject, AttachmentStream, HeaderLines, Headers, MessageText } from 'mailparser'
import { automaticKind } from '../../domain/automatic.ts'
import type { Address, Content, Incoming, IncomingAttachment } from '../../domain/incoming.ts'
import { htmlAsText } from './html-as-text.ts'

/** Attachments up to here stay in memory until they are stored. */
const largestInMemory = 4 * 2 ** 20

/** Understands one mail (RFC 5322, MIME): every nesting and charset that mailparser knows. Throws on what is none. */
export async function parseMail(raw: Content): Promise<Incoming> {
  const { headers, lines, text, attachments } = await takeApart(raw)
  const from = addressesOf(headers.get('from'))[0] ?? addressesOf(headers.get('sender'))[0]
  if (!from) throw new NoSender()
  const subject = String(headers.get('subject') ?? '')
  const header = (name: string) => headerOf(lines, name)
  const html = typeof text?.html === 'string' ? text.html : null
  return {
    channel: 'email',
    externalId: await externalIdOf(header('message-id'), raw),
    direction: null,
    from,
    to: ['to', 'cc', 'bcc'].flatMap((name) => addressesOf(headers.get(name))),
    subject,
    statedAt: dateIn(header('date')),
    receivedAt: receivedAt(header('received')),
    text: text?.text?.trim() ? text.text : htmlAsText(html ?? ''),
    html,
    automatic: automaticKind({
      header: (name) => header(name).toLowerCase(),
      mediaType: header('content-type').split(';')[0]?.trim().toLowerCase() ?? '',
      ...{ fromAddress: from.address, subject },
    }),
    references: referencesOf(`${header('references')} ${header('in-reply-to')}`),
    conversationKey: null,
    attachments,
  }
}

/** A mail that does not say who wrote it. */
export class NoSender extends Error {}

type Taken = { headers: Headers; lines: HeaderLines; text: MessageText | null; attachments: IncomingAttachment[] }

async function takeApart(raw: Content): Promise<Taken> {
  const parser = new MailParser({ skipTextToHtml: true, skipHtmlToText: true })
  const taken: Taken = { headers: new Map(), lines: [], text: null, attachments: [] }
  parser.on('headers', (headers: Headers) => (taken.headers = headers))
  parser.on('headerLines', (lines: HeaderLines) => (taken.lines = lines))
  const collect = async () => {
    for await (const part of parser as AsyncIterable<AttachmentStream | MessageText>) {
      if (part.type === 'text') taken.text = part
      else {
        taken.attachments.push(await keep(part))
        part.release?.()
      }
    }
  }
  const source = 'path' in raw ? createReadStream(raw.path) : Readable.from([raw.bytes], { objectMode: false })
  source.once('error', (error: Error) => parser.destroy(error))
  source.pipe(parser)
  await collect()
  return taken
}

/** The first header of a name as it stands in the mail, unfolded: the parser guesses where a value is broken. */
const headerOf = (lines: HeaderLines, name: string): string => {
  const line = lines.find(({ key }) => key === name)?.line ?? ''
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim()
}

async function keep(part: AttachmentStream): Promise<IncomingAttachment> {
  const pieces: Buffer[] = []
  let size = 0
  let path: string | null = null
  let file: ReturnType<typeof createWriteStream> | null = null
  for await (const piece of part.content as unknown as AsyncIterable<Buffer>) {
    size += piece.length
    pieces.push(piece)
    if (size <= largestInMemory) continue
    path ??= join(tmpdir(), `attune-attachment-${randomUUID()}`)
    file ??= createWriteStream(path, { mode: 0o600 })
    for (const kept of pieces.splice(0)) if (!file.write(kept)) await once(file, 'drain')
  }
  if (file) await new Promise<void>((resolve, reject) => file.once('error', reject).end(resolve))
  return {
    name: (part.filename ?? '') || 'attachment',
    mediaType: part.contentType || 'application/octet-stream'.toLowerCase(),
    contentId: part.cid ?? null,
    size,
    content: path ? { path } : { bytes: Buffer.concat(pieces) },
  }
}

const isAddresses = (value: unknown): value is AddressObject =>
  typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value)

/** Everybody in an address header, groups opened; addresses in lower case. */
function addressesOf(header: unknown): Address[] {
  const listed = (Array.isArray(header) ? header : [header]).filter(isAddresses).flatMap((one) => one.value)
  return listed
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => ({
      name: name,
      address: (address ?? '').trim().toLowerCase(),
    }))
    .filter(({ address }) => /^\S+@\S+$/.test(address) && address.length <= 320)
}

const idsIn = (text: string): string[] => (text.match(/<[^<>\s]+>/g) ?? []).map((id) => id.slice(1, -1))

const mostReferences = 30

const referencesOf = (text: string): string[] => [...new Set(idsIn(text))].slice(-mostReferences).map(shortened)

const longestId = 400

const shortened = (id: string): string =>
  id.length <= longestId ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`

/** The Message-ID; a mail without one is known by its bytes. */
async function externalIdOf(messageId: string, raw: Content): Promise<string> {
  const id = idsIn(messageId)[0] ?? messageId
  if (id !== '') return shortened(id)
  const hash = createHash('sha256')
  if ('bytes' in raw) hash.update(raw.bytes)
  else await pipeline(createReadStream(raw.path), hash)
  return `sha256:${hash.digest('hex')}`
}

function dateIn(text: string): Date | null {
  const at = new Date(text)
  return text !== '' && !Number.isNaN(at.getTime()) ? at : null
}

/** When the last server took it in: what stands after the last ";" of the first Received header. */
const receivedAt = (received: string): Date | null =>
  received.includes(';') ? dateIn(received.slice(received.lastIndexOf(';') + 1).trim()) : null
