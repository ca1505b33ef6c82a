/** The ways a contact can be known: a mail address, a phone number, a handle, or an id in another system. */
export const identityKinds = ['email', 'phone', 'handle', 'external'] as const
export type IdentityKind = (typeof identityKinds)[number]

/** One spelling per identity, so that the same person is found again: trimmed, lower-cased, phones as digits. */
export function normaliseIdentity(kind: IdentityKind, value: string): string {
  const plain = value.trim().normalize('NFC')
  if (kind === 'phone') return plain.replace(/[^\d+]/g, '')
  return kind === 'external' ? plain : plain.toLowerCase().normalize('NFC')
}
