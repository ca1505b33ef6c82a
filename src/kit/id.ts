declare const kind: unique symbol

/** A UUID that remembers at compile time what it identifies: an `Id<'contact'>` never stands for a message. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

/**
 * A new UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits, so that ids
 * made later sort later and index pages fill in order.
 */
export function newId<Kind extends string>(at: Date): Id<Kind> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(at.getTime() / 0x10000))
  view.setUint16(4, at.getTime() % 0x10000)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}
