/** Turning scores into probabilities and back. */

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

const least = 1e-6

/** The score of a probability; those at the very ends are taken as nearly there. */
export const logit = (share: number): number => {
  const inside = Math.min(1 - least, Math.max(least, share))
  return Math.log(inside / (1 - inside))
}

/** Probabilities that sum to 1; a temperature above 1 makes them less sure. */
export function softmax(scores: ArrayLike<number>, temperature = 1): number[] {
  const list = Array.from(scores, (score) => score / temperature)
  const most = Math.max(...list)
  const shares = list.map((score) => Math.exp(score - most))
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => share / sum)
}
