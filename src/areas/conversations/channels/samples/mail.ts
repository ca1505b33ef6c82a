import { createHash } from 'node:crypto'
import type { Address } from '../../domain/incoming.ts'
import { attachedFile } from './files.ts'
import { encodedWords, mailbox, multipart, textPart, written } from './mime.ts'
import type { MimePart } from './mime.ts'
import { aheadAt } from './schedule.ts'
import type { Story, StoryMessage } from './stories.ts'

/** A message of a story with its place in the conversation: what it answers, oldest first. */
export type Placed = StoryMessage & { story: Story; subject: string; at: Date; id: string; earlier: Placed[] }

const agents: Record<string, string> = { Priya: 'Priya Nair', Tom: 'Tom Ashworth', Elin: 'Elin Sørensen' }
const company: Address = { name: 'Wrenfield', address: 'hello@wrenfield.example' }
/** The part of our addresses that is ours alone. */
export const ownDomain = '@wrenfield.example'

export function writerOf({ side, agent, story }: Placed): Address {
  if (side === 'them') return { name: story.name, address: story.address }
  const name = agent === null ? undefined : agents[agent]
  if (agent === null || name === undefined) return company
  return { name, address: agent.toLowerCase() + ownDomain }
}

/** The mail in which a message was sent (RFC 5322), with "\n" at its line ends. */
export function mailOf(message: Placed): string {
  const body = bodyOf(message)
  return written({ headers: [...envelopeOf(message), ...listHeaders(message), ...body.headers], body: body.body })
}

function envelopeOf(message: Placed): string[] {
  const { side, story, at, earlier, isAutomatic, isList } = message
  const last = earlier.findLast((other) => other.side !== side)
  const reader = last ? writerOf(last) : side === 'them' ? company : { name: story.name, address: story.address }
  const writer = writerOf(message)
  const ids = earlier.map(({ id }) => `<${id}>`)
  const isAnswer = earlier.length > 0
  return [
    `Return-Path: <${writer.address}>`,
    `Received: from mail.${writer.address.replace(/.*@/, '')} by mx.${reader.address.replace(/.*@/, '')};\n ${mailDate(at)}`,
    `Date: ${mailDate(at)}`,
    `From: ${mailbox(writer)}`,
    `To: ${mailbox(reader)}`,
    `Subject: ${encodedWords(isAnswer ? `Re: ${message.subject}` : message.subject)}`,
    `Message-ID: <${message.id}>`,
    ...(isAnswer ? [`In-Reply-To: ${ids.at(-1)}`, `References: ${ids.join('\n ')}`] : []),
    ...(side === 'them' && story.company !== null ? [`Organization: ${encodedWords(story.company)}`] : []),
    // What goes to a list says so by its own headers.
    ...(isAutomatic && !isList ? [`Auto-Submitted: auto-${isAnswer ? 'replied' : 'generated'}`] : []),
    'MIME-Version: 1.0',
  ]
}

const listHeaders = ({ isList }: Placed): string[] =>
  isList
    ? [
        'List-Id: Wrenfield news <news.wrenfield.example>',
        'List-Unsubscribe: <mailto:leave@wrenfield.example>',
        'Precedence: bulk',
      ]
    : []

const pad = (value: number): string => String(value).padStart(2, '0')

/** As RFC 5322 writes it: "Wed, 24 Dec 2025 14:00:00 +0000". */
function mailDate(at: Date): string {
  const ahead = aheadAt(at)
  const [weekday, day, month, year, time] = new Date(at.getTime() + ahead * 60_000).toUTCString().split(' ')
  return `${weekday} ${day} ${month} ${year} ${time} +${pad(Math.floor(ahead / 60))}${pad(ahead % 60)}`
}

function bodyOf(message: Placed): MimePart {
  const { isHtml, isLatin1, attached } = message
  const plain = textPart(message.text + quoteIn(message), 'plain', isLatin1)
  const html = textPart(htmlOf(message), 'html', isLatin1)
  const key = shortHash(message.id)
  const text = isHtml
    ? html
    : sendsBoth(writerOf(message)) && !isLatin1
      ? multipart('alternative', [plain, html], key)
      : plain
  return multipart('mixed', [text, ...attached.map(attachedFile)], key)
}

/** Whether somebody's mail program sends HTML beside plain text: about one in three does. */
const sendsBoth = ({ address }: Address): boolean => Number.parseInt(shortHash(address), 16) % 3 === 0

/** 12 hexadecimal digits. */
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

function attribution(quoted: Placed): string {
  const { name, address } = writerOf(quoted)
  const [, day, month, year, time] = mailDate(quoted.at).split(' ')
  return `On ${day} ${month} ${year} at ${time?.slice(0, 5)}, ${name} <${address}> wrote:`
}

const quotedBy = ({ quotes, earlier }: Placed): Placed | undefined => (quotes ? earlier.at(-1) : undefined)

function quoteIn(message: Placed): string {
  const quoted = quotedBy(message)
  if (!quoted) return '\n'
  return `\n\n${attribution(quoted)}\n\n${quoted.text.replace(/^/gm, '> ').replace(/ +$/gm, '')}\n`
}

function htmlOf(message: Placed): string {
  const quoted = quotedBy(message)
  const quote = quoted
    ? `<div>${escaped(attribution(quoted))}<blockquote type="cite">${paragraphs(quoted.text)}</blockquote></div>\n`
    : ''
  return `<html><body>\n${paragraphs(message.text)}\n${quote}</body></html>\n`
}

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same for the same place in the stories on whatever day, so that samples are not added twice. */
export const messageId = (story: Story, conversation: number, place: number, side: StoryMessage['side']): string =>
  `${shortHash(`${story.address} ${conversation} ${place}`)}@${side === 'us' ? ownDomain.slice(1) : story.address.replace(/.*@/, '')}`
