import { chanceFrom } from './chance.ts'

/** A score or probability, and whether what it stands for was there. */
export type Scored = { score: number; is: boolean }

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
export const mean = (numbers: readonly number[]): number =>
  ratio(
    numbers.reduce((sum, number) => sum + number, 0),
    numbers.length,
  )

/** Precision, recall and F1, each 0…1, of calling everything from a threshold on. */
export function callsFrom(threshold: number, all: readonly Scored[]) {
  const called = all.filter(({ score }) => score >= threshold)
  const right = called.filter(({ is }) => is).length
  const there = all.filter(({ is }) => is).length
  return {
    precision: ratio(right, called.length),
    recall: ratio(right, there),
    f1: ratio(2 * right, called.length + there),
    there,
  }
}

/** The score from which on calls have the best F1: half-way between the last score called and the next one. */
export function bestThreshold(all: readonly Scored[]): number {
  const falling = all.toSorted((a, b) => b.score - a.score)
  const there = all.filter(({ is }) => is).length
  let right = 0
  let best = { f1: 0, threshold: 0.5 }
  for (const [at, { score, is }] of falling.entries()) {
    if (is) right++
    const f1 = (2 * right) / (at + 1 + there)
    if (f1 > best.f1) best = { f1, threshold: (score + (falling[at + 1]?.score ?? 0)) / 2 }
  }
  return best.threshold
}

/** F1, 0…1, with each half's threshold chosen on the other half, so that nothing is judged by what it was tuned on. */
export function crossFittedF1(all: readonly Scored[]): number {
  const halves = [0, 1].map((half) => all.filter((_, at) => at % 2 === half))
  const calls = halves.flatMap((half, at) => {
    const threshold = bestThreshold(halves[1 - at] ?? [])
    return half.map(({ score, is }) => ({ score: score >= threshold ? 1 : 0, is }))
  })
  return callsFrom(1, calls).f1
}

/**
 * What is right when people review the least sure share, for each share asked of (0…1): of what the machine decides
 * alone, and of the whole when a reviewer is always right.
 */
export function riskCoverage(all: readonly { confidence: number; isRight: boolean }[], shares: readonly number[]) {
  const rising = all.toSorted((a, b) => a.confidence - b.confidence)
  return shares.map((reviewed) => {
    const alone = rising.slice(Math.round(rising.length * reviewed))
    const right = alone.filter(({ isRight }) => isRight).length
    return {
      reviewed,
      automatic: ratio(right, alone.length),
      whole: ratio(right + rising.length - alone.length, rising.length),
    }
  })
}

/** Area under the ROC curve, 0…1: how often one that is stands above one that is not. Ties count half. */
export function areaUnderCurve(all: readonly Scored[]): number {
  const rising = all.toSorted((a, b) => a.score - b.score)
  const there = all.filter(({ is }) => is).length
  let below = 0
  let pairs = 0
  for (const [, tied] of Map.groupBy(rising, ({ score }) => score)) {
    const yes = tied.filter(({ is }) => is).length
    pairs += yes * (below + (tied.length - yes) / 2)
    below += tied.length - yes
  }
  return ratio(pairs, there * (all.length - there))
}

const bins = 10

/** Expected calibration error, 0…1: how far, on the mean, tenths of the scale are from how often they are right. */
export function calibrationError(all: readonly Scored[]): number {
  const tenths = Map.groupBy(all, ({ score }) => Math.min(bins - 1, Math.floor(score * bins)))
  const gaps = [...tenths.values()].map((some) => {
    const gap = mean(some.map(({ score }) => score)) - mean(some.map(({ is }) => (is ? 1 : 0)))
    return (Math.abs(gap) * some.length) / all.length
  })
  return gaps.reduce((sum, gap) => sum + gap, 0)
}

const rounds = 200

/** The expected calibration error, 0…1, of a reader whose every confidence is true, by drawing what is right. Seeded. */
export function errorByChance(confidences: readonly number[], seed = 1): number {
  const chance = chanceFrom(seed)
  const errors = Array.from({ length: rounds }, () =>
    calibrationError(confidences.map((score) => ({ score, is: chance() < score }))),
  )
  return mean(errors)
}

/** Pearson's correlation, −1…1. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [meanA, meanB] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))]
  const sum = (of: (a: number, b: number) => number) =>
    pairs.reduce((total, [a, b]) => total + of(a - meanA, b - meanB), 0)
  return ratio(
    sum((a, b) => a * b),
    Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b)),
  )
}
