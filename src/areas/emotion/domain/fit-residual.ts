import { leastOf } from './descent.ts'
import { shownLabels } from './label.ts'
import type { ShownLabel } from './label.ts'
import { lookSize, noResidual } from './residual.ts'
import type { Look, Residual } from './residual.ts'

/** A message with what the engine makes of it by itself and what a person heard. */
export type Taught = {
  look: Look
  felt: ShownLabel
  also: readonly ShownLabel[]
  /** Who wrote it: nobody is both learnt from and judged by. */
  who: string
}

/** A taught message and how much it counts. */
export type Weighed = { taught: Taught; weight: number }

const count = shownLabels.length
// Looked up once: loops that reach into another module each time are much slower in some runners.
const width = lookSize
/** What the feelings beside the first get of the whole. */
const alsoShare = 0.2
/** How hard the bias is held to zero, in messages. */
const biasStrength = 2

/** What a person heard as shares of the shown labels. */
export function targetOf({ felt, also }: Pick<Taught, 'felt' | 'also'>): Float64Array {
  const aside = also.length > 0 ? alsoShare : 0
  return Float64Array.from(
    shownLabels,
    (label) => (label === felt ? 1 - aside : 0) + (also.includes(label) ? aside / also.length : 0),
  )
}

/**
 * The residual that is least surprised by what people heard, held to zero by `strength`, in messages: the minimum over
 * W and b of Σᵢ wᵢ · (−Σₖ tᵢₖ ln qᵢₖ) + strength/2 ‖W‖² + 2/2 ‖b‖², all over Σᵢ wᵢ, where q is the softmax of the
 * residual's scores. The same every time.
 */
export function fitResidual(all: readonly Weighed[], strength: number): Residual {
  const residual = { ...noResidual(), ...standardOf(all) }
  if (all.length === 0) return residual
  const size = (width + 1) * count
  const found = leastOf(surpriseOf(all, residual, strength), size)
  return { ...residual, weights: found.slice(0, width * count), bias: found.slice(width * count) }
}

function standardOf(all: readonly Weighed[]): Pick<Residual, 'means' | 'scales'> {
  const means = new Float64Array(width)
  const scales = new Float64Array(width)
  const whole = sumOf(all) || 1
  for (const { taught, weight } of all)
    for (let at = 0; at < width; at++)
      means[at] = (means[at] as number) + (weight * (taught.look[at] as number)) / whole
  for (const { taught, weight } of all)
    for (let at = 0; at < width; at++)
      scales[at] =
        (scales[at] as number) + (weight * ((taught.look[at] as number) - (means[at] as number)) ** 2) / whole
  return { means, scales: scales.map((variance) => Math.max(1e-3, Math.sqrt(variance))) }
}

/** What is made as small as can be, with its slope; weights come label by label, then the bias. */
export function surpriseOf(
  all: readonly Weighed[],
  { means, scales }: Pick<Residual, 'means' | 'scales'>,
  strength: number,
): (at: Float64Array, slope: Float64Array) => number {
  const rows = all.map(({ taught, weight }) => ({
    ...{ weight, look: taught.look, target: targetOf(taught) },
    standard: taught.look.map((one, at) => (one - (means[at] as number)) / (scales[at] as number)),
  }))
  const whole = sumOf(all)
  const biasFrom = width * count
  const errors = new Float64Array(count)
  return (at, slope) => {
    let sum = 0
    slope.fill(0)
    for (const { look, standard, target, weight } of rows) {
      sum += weight * score(at, look, standard, target, errors)
      for (let label = 0; label < count; label++) {
        const error = weight * (errors[label] as number)
        const from = label * width
        for (let place = 0; place < width; place++)
          slope[from + place] = (slope[from + place] as number) + error * (standard[place] as number)
        slope[biasFrom + label] = (slope[biasFrom + label] as number) + error
      }
    }
    for (let place = 0; place < at.length; place++) {
      const held = place < biasFrom ? strength : biasStrength
      sum += (held / 2) * (at[place] as number) ** 2
      slope[place] = ((slope[place] as number) + held * (at[place] as number)) / whole
    }
    return sum / whole
  }
}

/** How surprising the target is; writes into `errors` how much too likely each label is. */
function score(
  at: Float64Array,
  look: Look,
  standard: Float64Array,
  target: Float64Array,
  errors: Float64Array,
): number {
  const biasFrom = width * count
  let most = -Infinity
  for (let label = 0; label < count; label++) {
    let one = (look[label] as number) + (at[biasFrom + label] as number)
    const from = label * width
    for (let place = 0; place < width; place++) one += (at[from + place] as number) * (standard[place] as number)
    errors[label] = one
    if (one > most) most = one
  }
  let sum = 0
  for (let label = 0; label < count; label++) sum += Math.exp((errors[label] as number) - most)
  const whole = most + Math.log(sum)
  let surprise = 0
  for (let label = 0; label < count; label++) {
    const ln = (errors[label] as number) - whole
    surprise -= (target[label] as number) * ln
    errors[label] = Math.exp(ln) - (target[label] as number)
  }
  return surprise
}

const sumOf = (all: readonly Weighed[]): number => all.reduce((sum, { weight }) => sum + weight, 0)
