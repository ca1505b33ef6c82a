import { chanceFrom, shuffled } from './chance.ts'

/** A text as the trainer sees it: rows of the weights, and what each counts. */
export type Sparse = { rows: Int32Array; values: Float32Array }

/** One text with what its heads should say: 0…1 each, NaN where nobody knows. Weight is how much it counts. */
export type Example = { input: Sparse; target: Float32Array; weight: number }

/** How scores become probabilities: each head alone, or all heads sharing one. */
export type Link = (scores: Float32Array) => void

export type Heads = { count: number; weights: Float32Array; bias: Float32Array }

export type Plan = { link: Link; epochs: number; rate: number; decay: number; seed: number }

export const alone: Link = (scores) => {
  for (let at = 0; at < scores.length; at++) scores[at] = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
}

export const shared: Link = (scores) => {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity)
  let sum = 0
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - most)
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
}

export function scoresOf({ count, weights, bias }: Heads, { rows, values }: Sparse): Float32Array {
  const scores = bias.slice()
  for (let at = 0; at < rows.length; at++) {
    const value = values[at] as number
    const from = (rows[at] as number) * count
    for (let head = 0; head < count; head++)
      scores[head] = (scores[head] as number) + value * (weights[from + head] as number)
  }
  return scores
}

/** Logistic regression by AdaGrad, one example at a time, for `count` heads over `size` rows. */
export function descend(examples: readonly Example[], size: number, count: number, plan: Plan): Heads {
  const heads: Heads = { count, weights: new Float32Array(size * count), bias: new Float32Array(count) }
  const steepness = new Float32Array(size * count).fill(1e-3)
  const biasSteepness = new Float32Array(count).fill(1e-3)
  const chance = chanceFrom(plan.seed)
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const rate = plan.rate * (1 - (0.9 * epoch) / plan.epochs)
    for (const example of shuffled(examples, chance)) step(heads, steepness, biasSteepness, example, plan, rate)
  }
  return heads
}

function step(
  heads: Heads,
  steepness: Float32Array,
  biasSteepness: Float32Array,
  example: Example,
  plan: Plan,
  rate: number,
): void {
  const { count, weights, bias } = heads
  const { rows, values } = example.input
  const errors = scoresOf(heads, example.input)
  plan.link(errors)
  for (let head = 0; head < count; head++) {
    const target = example.target[head] as number
    const error = Number.isNaN(target) ? 0 : ((errors[head] as number) - target) * example.weight
    errors[head] = error
    const steep = (biasSteepness[head] as number) + error * error
    biasSteepness[head] = steep
    bias[head] = (bias[head] as number) - (0.1 * rate * error) / Math.sqrt(steep)
  }
  for (let at = 0; at < rows.length; at++) {
    const value = values[at] as number
    const from = (rows[at] as number) * count
    for (let head = 0; head < count; head++) {
      const place = from + head
      const weight = weights[place] as number
      const slope = value * (errors[head] as number) + plan.decay * weight
      const steep = (steepness[place] as number) + slope * slope
      steepness[place] = steep
      weights[place] = weight - (rate * slope) / Math.sqrt(steep)
    }
  }
}
