import type { ImportPreview } from '../contract.ts'

type MailPreview = Extract<ImportPreview, { kind: 'mail' }>
type Guess = MailPreview['ownAddressGuesses'][number]

/** Guesses about several files as one list: shares weigh as much as messages were sampled; most frequent first. */
export function mergedGuesses(previews: readonly MailPreview[]): Guess[] {
  const sampled = previews.reduce((sum, preview) => sum + preview.sampled, 0)
  const merged = new Map<string, Guess>()
  for (const preview of previews) {
    for (const { address, share, isLikely } of preview.ownAddressGuesses) {
      const known = merged.get(address)
      const weighed = sampled === 0 ? 0 : (share * preview.sampled) / sampled
      merged.set(address, {
        address,
        share: (known?.share ?? 0) + weighed,
        isLikely: isLikely || (known?.isLikely ?? false),
      })
    }
  }
  return [...merged.values()].sort((a, b) => b.share - a.share)
}

/** An address or a whole `@domain` as it is kept; null when it is neither. */
export const ownAddressOf = (typed: string): string | null => {
  const address = typed.trim().toLowerCase()
  return /^[^\s@]*@[^\s@]+\.[^\s@]+$/.test(address) ? address : null
}
