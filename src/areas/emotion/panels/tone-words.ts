import { say, sayNumber } from '#ui/say.ts'
import { plainValence } from '../domain/external-reading.ts'

const signed = (valence: number) =>
  sayNumber(valence, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace(
    '-',
    '−',
  )

/** Valence −1…1 in words, the number behind. */
export function toneWords(valence: number): string {
  const number = signed(valence)
  if (valence <= -plainValence) return say('rather bad, {number} of −1 to +1', { number })
  if (valence >= plainValence) return say('rather good, {number} of −1 to +1', { number })
  return say('neither good nor bad, {number} of −1 to +1', { number })
}
