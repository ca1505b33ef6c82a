import { targetOf } from '#areas/emotion/domain/fit-residual.ts'
import { familyOf, labels, shownLabels, storedFor } from '#areas/emotion/domain/label.ts'
import type { Family, ShownLabel } from '#areas/emotion/domain/label.ts'
import { traits } from '#areas/emotion/domain/reading.ts'
import type { Comment, CustomerMessage } from './corpus.ts'

const shownBy = new Map(shownLabels.flatMap((shown) => storedFor(shown).map((label) => [label, shown] as const)))

/** The shown label of a comment that carries one stored label only; null of others. */
export function shownOfComment({ chosen }: Comment): ShownLabel | null {
  const [only] = chosen
  const label = only === undefined || chosen.length > 1 ? undefined : labels[only]
  return (label && shownBy.get(label)) ?? null
}

export const labelTarget = ({ chosen }: Comment): Float32Array =>
  Float32Array.from(labels, (_, at) => (chosen.includes(at) ? 1 : 0))

export const shownTarget = ({ primary, also }: Pick<CustomerMessage, 'primary' | 'also'>): Float32Array =>
  Float32Array.from(targetOf({ felt: primary, also }))

/** Needs a person, valence from 0 (bad) to 1 (good), intensity, then the traits. */
export const plainTarget = (message: CustomerMessage): Float32Array =>
  Float32Array.of(
    message.needs_person ? 1 : 0,
    (message.valence + 2) / 4,
    message.intensity / 3,
    ...traits.map((trait) => (message[trait] ? 1 : 0)),
  )

const usualOf: Readonly<Record<Family, { good: number; intensity: number }>> = {
  hurting: { good: 0.2, intensity: 0.55 },
  warm: { good: 0.85, intensity: 0.5 },
  open: { good: 0.5, intensity: 0.3 },
  calm: { good: 0.5, intensity: 0.05 },
}

/** The same, guessed for a comment by what such messages usually say; nobody knows what else is in it. */
export function plainGuess(label: ShownLabel): Float32Array {
  const { good, intensity } = usualOf[familyOf(label)]
  return Float32Array.of(NaN, good, intensity, ...traits.map(() => NaN))
}
