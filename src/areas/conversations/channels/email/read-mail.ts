import { open, stat } from 'node:fs/promises'
import { reasonOf } from '#kit/errors.ts'
import type { Content, Found, Incoming, Reason } from '../../domain/incoming.ts'
import { readMbox } from './mbox.ts'
import { NoSender, parseMail } from './parse-mail.ts'

type Source = { path: string; name: string }

/** The mails of a mailbox, in its order; what is none is set aside with its bytes. */
export async function* readMailbox({ path, name }: Source, signal?: AbortSignal): AsyncGenerator<Found> {
  for await (const { offset, end, fromLine, raw, isLast } of readMbox(path, signal)) {
    const place = { file: name, position: offset, unit: 'byte', bytesRead: end } as const
    if (isLast && (await isCutOff(raw))) yield { ...place, kind: 'set-aside', raw, reason: cutOff }
    else yield { ...place, ...(await understand(raw, dateOfFromLine(fromLine))) }
  }
}

/** A single mail in a file of its own. */
export async function* readSingleMail({ path, name }: Source): AsyncGenerator<Found> {
  const { size } = await stat(path)
  const raw: Content = { path }
  const outcome = (await isCutOff(raw))
    ? { kind: 'set-aside' as const, raw, reason: cutOff }
    : await understand(raw, null)
  yield { file: name, position: 0, unit: 'entry', bytesRead: size, ...outcome }
}

type Outcome = { kind: 'message'; message: Incoming } | { kind: 'set-aside'; reason: Reason; raw: Content }

async function understand(raw: Content, deliveredAt: Date | null): Promise<Outcome> {
  try {
    const message = await parseMail(raw)
    return { kind: 'message', message: { ...message, receivedAt: message.receivedAt ?? deliveredAt } }
  } catch (error) {
    const reason =
      error instanceof NoSender
        ? noSender
        : { pattern: 'It cannot be read as mail: {reason}', values: { reason: reasonOf(error) } }
    return { kind: 'set-aside', reason, raw }
  }
}

const noSender: Reason = { pattern: 'It does not say who wrote it: there is no address in “From”.', values: {} }
const cutOff: Reason = {
  pattern:
    'The file ends in the middle of this mail. Export the mailbox again and import it once more: what is here already is not added twice.',
  values: {},
}

function dateOfFromLine(line: string): Date | null {
  const asctime =
    /(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}:\d{2}(?::\d{2})?)(?: ([+-]\d{4}|[A-Z]{3,4}))?.* (\d{4})/.exec(
      line,
    )
  if (!asctime) return null
  const [, month, day, time, zone = 'UTC', year] = asctime
  const at = new Date(`${month} ${day}, ${year} ${time} ${zone}`)
  return Number.isNaN(at.getTime()) ? null : at
}

const headSize = 64 * 2 ** 10
const tailSize = 4 * 2 ** 10

/** Whether a mail of several parts lacks its closing boundary (RFC 2046, 5.1.1). */
async function isCutOff(raw: Content): Promise<boolean> {
  const head = await slice(raw, 'head', headSize)
  const text = head.toString('latin1')
  const headers = text.slice(0, text.search(/\r?\n\r?\n/)).replace(/\r?\n(?=[ \t])/g, '')
  const contentType = /^content-type:.*multipart\/.*$/im.exec(headers)?.[0]
  const boundary =
    contentType && (/boundary="([^"]+)"/i.exec(contentType)?.[1] ?? /boundary=([^;\s]+)/i.exec(contentType)?.[1])
  if (!boundary) return false
  const closing = `--${boundary}--`
  if ('bytes' in raw) return !raw.bytes.includes(closing)
  return (
    !(await slice(raw, 'tail', tailSize)).includes(closing) && !(await slice(raw, 'tail', 2 ** 20)).includes(closing)
  )
}

async function slice(raw: Content, end: 'head' | 'tail', size: number): Promise<Buffer> {
  if ('bytes' in raw) return end === 'head' ? raw.bytes.subarray(0, size) : raw.bytes.subarray(-size)
  const file = await open(raw.path)
  try {
    const { size: whole } = await file.stat()
    const position = end === 'head' ? 0 : Math.max(0, whole - size)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
