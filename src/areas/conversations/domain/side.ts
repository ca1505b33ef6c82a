import type { Direction } from './channel.ts'
import type { Address, Incoming, Reason } from './incoming.ts'
import { isOwn } from './own-addresses.ts'
import type { OwnAddresses } from './own-addresses.ts'

/** Who of the two spoke, and who the contact is; or why there is no contact in it. */
export function sideOf(
  { direction, from, to }: Pick<Incoming, 'direction' | 'from' | 'to'>,
  own: OwnAddresses,
): { direction: Direction; contact: Address } | Reason {
  const side = direction ?? (isOwn(own, from.address) ? 'out' : 'in')
  const contact = side === 'in' ? from : to.find(({ address }) => address !== '' && !isOwn(own, address))
  if (contact && contact.address !== '') return { direction: side, contact }
  return { pattern: 'It is between our own addresses: no customer stands in it.', values: {} }
}

/** How a contact is known by what a message calls them. */
export function identityKindOf(address: string): 'email' | 'phone' | 'handle' {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return 'email'
  return /^\+?[\d\s()./-]{6,}$/.test(address) ? 'phone' : 'handle'
}

const dayMs = 86_400_000
const earliest = new Date('1985-01-01T00:00:00Z')

type SentAt = { sentAt: Date; sentAtSource: 'stated' | 'received' | 'import' }

/** When it was said: as stated, else as delivered, else now. An instant in the future or before mail is not believed. */
export function sentAtOf({ statedAt, receivedAt }: Pick<Incoming, 'statedAt' | 'receivedAt'>, now: Date): SentAt {
  const isCredible = (at: Date | null): at is Date =>
    at !== null && at > earliest && at.getTime() < now.getTime() + dayMs
  if (isCredible(statedAt)) return { sentAt: statedAt, sentAtSource: 'stated' }
  if (isCredible(receivedAt)) return { sentAt: receivedAt, sentAtSource: 'received' }
  return { sentAt: now, sentAtSource: 'import' }
}
