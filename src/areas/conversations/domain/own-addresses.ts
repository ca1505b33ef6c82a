/** Addresses and `@domains` that are ours, in lower case. */
export type OwnAddresses = ReadonlySet<string>

export const isOwn = (own: OwnAddresses, address: string): boolean => {
  const plain = address.trim().toLowerCase()
  return own.has(plain) || own.has(`@${plain.split('@')[1] ?? ''}`)
}

/** Who stands on one message. */
export type Envelope = { from: string; to: readonly string[] }

export type Guess = { address: string; share: number; isLikely: boolean }

const shown = 12
const likelyShare = 0.4

/**
 * Which addresses look like ours: those that stand on many messages, with different people. A domain is offered when several of its addresses stand on our side.
 */
export function guessOwnAddresses(envelopes: readonly Envelope[]): Guess[] {
  const seen = new Map<string, { count: number; others: Set<string> }>()
  for (const { from, to } of envelopes) {
    const here = new Set([from, ...to].filter((address) => address !== ''))
    for (const address of here) {
      const known = seen.get(address) ?? { count: 0, others: new Set() }
      here.forEach((other) => other !== address && known.others.add(other))
      seen.set(address, { ...known, count: known.count + 1 })
    }
  }
  const total = Math.max(1, envelopes.length)
  const guesses = [...seen].map(([address, { count, others }]) => {
    const share = count / total
    return { address, share, isLikely: share >= likelyShare && others.size > 1 }
  })
  return [...domainsOf(envelopes), ...guesses].toSorted((a, b) => b.share - a.share).slice(0, shown)
}

const freeMail = /@(?:g(?:oogle)?mail|outlook|hotmail|live|yahoo|icloud|gmx|web|proton(?:mail)?|aol|mail|post)\./

/** Domains on which most messages have somebody, through several addresses. */
function domainsOf(envelopes: readonly Envelope[]): Guess[] {
  const seen = new Map<string, { count: number; addresses: Set<string> }>()
  for (const { from, to } of envelopes) {
    const here = Map.groupBy([from, ...to], (address) => `@${address.split('@')[1] ?? ''}`)
    for (const [domain, addresses] of here) {
      const known = seen.get(domain) ?? { count: 0, addresses: new Set() }
      addresses.forEach((address) => known.addresses.add(address))
      seen.set(domain, { ...known, count: known.count + 1 })
    }
  }
  const total = Math.max(1, envelopes.length)
  return [...seen]
    .filter(([domain, { addresses }]) => domain.length > 3 && addresses.size > 1 && !freeMail.test(domain))
    .map(([address, { count }]) => ({ address, share: count / total, isLikely: count / total >= 0.8 }))
    .filter(({ isLikely }) => isLikely)
}
