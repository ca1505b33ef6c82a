import { createHash } from 'node:crypto'
import type { Address, Incoming, Reason } from '../../domain/incoming.ts'
import type { MessageColumn } from '../../domain/import-state.ts'
import { plain } from '../../domain/plain.ts'
import type { Mapping } from './mapping.ts'
import type { Cells } from './table.ts'
import { instantOf } from './when.ts'
import type { DayOrder } from './when.ts'
import { channelOf, directionOf } from './words.ts'
import type { WallClock } from './zone.ts'

/** How the cells of one table are to be understood. */
export type Reading = { mapping: Mapping; dayOrder: DayOrder; clock: WallClock }

/** The message that stands in a row, or why there is none; which row it is stands beside the reason. */
export function messageIn(
  cells: Cells,
  { mapping, dayOrder, clock }: Reading,
): { message: Incoming } | { reason: Reason } {
  const cell = (column: MessageColumn): string => plain(cells.get(mapping[column] ?? '') ?? '').trim()
  const fault = (pattern: string, column: MessageColumn): { reason: Reason } => ({
    reason: { pattern, values: { column: shown(mapping[column] ?? ''), value: shown(cell(column)) } },
  })
  const who = personIn(cell('who'))
  if (who.address === '') return fault(nobody, 'who')
  if (who.address.length > longestAddress) return fault(noAddress, 'who')
  const text = cell('text')
  if (text === '') return fault(nothingSaid, 'text')
  const at = instantOf(cell('when'), dayOrder, clock)
  if (!at) return fault(cell('when') === '' ? noDate : notADate, 'when')
  const direction = directionOf(cell('direction'))
  const contact = { name: cell('name') || who.name, address: who.address }
  const ours = { name: '', address: '' }
  return {
    message: {
      channel: channelOf(cell('channel')) ?? 'chat',
      externalId: cell('externalId')
        ? `table:${shortened(cell('externalId'))}`
        : `sha256:${hash(JSON.stringify([who.address, at.toISOString(), direction, text]))}`,
      direction,
      from: direction === 'out' ? ours : contact,
      to: direction === 'out' ? [contact] : [],
      subject: cell('subject'),
      statedAt: at,
      receivedAt: null,
      text,
      html: null,
      automatic: null,
      references: [],
      conversationKey: shortened(cell('conversation')) || null,
      attachments: [],
    },
  }
}

const nobody = 'Column “{column}” does not say who it is. Fill in a mail address, a phone number or a handle.'
const noAddress = '“{value}” in column “{column}” is too long for an address.'
const nothingSaid = 'Column “{column}” is empty, so nothing was said.'
const noDate = 'Column “{column}” is empty. Write when it was said, such as 2025-12-24 14:00.'
const notADate = '“{value}” in column “{column}” is not a date. Write it as 2025-12-24 14:00.'

const longestAddress = 320
const longestShown = 100
const shown = (value: string): string => plain(value.length > longestShown ? `${value.slice(0, longestShown)}…` : value)

/** "Ann Lee <ann@post.example>", or an address, number or handle alone. */
function personIn(cell: string): Address {
  const [, name = '', address = cell] = /^([^<>]*)<([^<>]+)>$/.exec(cell) ?? []
  const bare = address.trim().replace(/^(?:mailto|tel):/i, '')
  return { name: name.replace(/^["'\s]+|["'\s]+$/g, ''), address: bare.includes('@') ? bare.toLowerCase() : bare }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const longestKey = 400
const shortened = (key: string): string => (key.length > longestKey ? `sha256:${hash(key)}` : key)
