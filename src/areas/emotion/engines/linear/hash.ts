/** 32-bit hashes that are put together character by character or word by word, without making strings. */

export const hashSeed = 0x811c9dc5

/** One more character code or hash onto a hash. */
export const hashOn = (hash: number, next: number): number => Math.imul(hash ^ next, 0x01000193) ^ (hash >>> 15)

/** Spreads a finished hash evenly over 0…2³²−1. */
export function spread(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

export function hashOf(text: string, seed: number = hashSeed): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = hashOn(hash, text.charCodeAt(at))
  return hash
}
