import { fitResidual, targetOf } from './fit-residual.ts'
import type { Taught } from './fit-residual.ts'
import { shownLabels } from './label.ts'
import { noResidual, scoresWith } from './residual.ts'
import type { Residual } from './residual.ts'
import { chanceOf } from './review.ts'
import { softmax } from './share.ts'

/** What can be learnt from: people's corrections here, and general messages against forgetting. */
export type Lessons<Correction extends Taught = Taught> = {
  corrections: readonly Correction[]
  replay: readonly Taught[]
}

/** How hard a residual is held: to zero, in messages; and by general messages, times the corrections together. */
export type Hold = { strength: number; replay: number }

/** How a residual came about: how it was held, and which corrections there were. */
export type Recipe<Correction extends Taught = Taught> = Hold & {
  temperature: number
  isLearnt: (correction: Correction) => boolean
}

/** A version before it (or none) and one that is new, judged on the same messages by writers neither has learnt from. */
export type Compared = {
  count: number
  /** How often the first shown label is one that people heard, 0…1. */
  before: number
  after: number
  /** The change of that, and its lower bound: 19 times of 20 the true change is above it. */
  low: number
  /** The change of the mean surprise, −ln of the probability of what people heard, and its standard error. */
  surprise: number
  surpriseError: number
}

/** Why a new version does not go live. */
export const reasonsAside = ['corrections', 'general'] as const
export type ReasonAside = (typeof reasonsAside)[number]

/** A version reads, has read and was followed by another, was judged worse, or was taken back by a person. */
export const versionStates = ['live', 'followed', 'aside', 'taken back'] as const
export type VersionState = (typeof versionStates)[number]

/** So many new corrections, and a tenth of those before, are waited for. */
export const fewestToLearnFrom = 25

/** How many new corrections it takes to learn again, when there were some the last time. */
export const enoughToLearn = (before: number): number => Math.max(fewestToLearnFrom, Math.ceil(before / 10))

export type Verdict = { corrections: Compared; general: Compared; aside: ReasonAside | null }
export type Learnt = { residual: Residual; hold: Hold; verdict: Verdict }

const folds = 5
/** From little more than a bias that general messages hold, to everything that the corrections say. */
const holds: readonly Hold[] = [
  { strength: 200, replay: 16 },
  { strength: 1000, replay: 4 },
  { strength: 200, replay: 4 },
  { strength: 1000, replay: 1 },
  { strength: 200, replay: 1 },
  { strength: 50, replay: 1 },
]
/** Stands for an error that nobody knows: more than any change can be, and a number that JSON can hold. */
const unknownError = 1000
const temperatures = Array.from({ length: 21 }, (_, at) => 0.8 + at / 40)
/** How much less often right on general messages a version may be at the very most, 19 times of 20. */
const leastChange = -0.015

/**
 * Learns from corrections: how hard the residual is held is chosen by writers left out in turn, among the ways that
 * keep general messages where there are such; the temperature by the same. The new version is judged beside what is
 * live (or nothing), both as they would be for a writer from whom they have learnt nothing.
 */
export function learn<Correction extends Taught>(
  lessons: Lessons<Correction>,
  live: Recipe<Correction> | null,
): Learnt {
  const all = [...lessons.corrections, ...lessons.replay]
  const before = live
    ? { scores: readByTurns(lessons, live, live.isLearnt), temperature: live.temperature }
    : { scores: all.map((one) => scoresWith(noResidual(), one.look)), temperature: 1 }
  const tried = keeping(
    lessons,
    before,
    holds.map((hold) => ({ hold, scores: readByTurns(lessons, hold, () => true) })),
  )
  const losses = tried.map(({ scores }) => scores.map((one, at) => surpriseAt(one, all[at], 1)))
  const best = (isAsked: (at: number) => boolean) =>
    tried[indexOfLeast(losses.map((ofOne) => meanOf(lessons, ofOne, isAsked)))] as Tried
  const foldsOfAll = all.map(({ who }) => foldOf(who))
  // What judges a fold must not choose for it.
  const bestWithout = Array.from({ length: folds }, (_, fold) => best((at) => foldsOfAll[at] !== fold))
  const scores = foldsOfAll.map((fold, at) => bestWithout[fold]?.scores[at] as Float64Array)
  const temperature = temperatureOf(lessons, scores)
  const { hold } = best(() => true)
  const fitted = fitResidual(
    weighed(lessons, hold, () => true),
    hold.strength,
  )
  return { residual: { ...fitted, temperature }, hold, verdict: verdictOf(lessons, before, { scores, temperature }) }
}

type Tried = { hold: Hold; scores: readonly Float64Array[] }

/** Of ways to learn, those that keep general messages; all, where none does, for the verdict to say so. */
function keeping({ corrections, replay }: Lessons, before: Scored, tried: readonly Tried[]): readonly Tried[] {
  const from = corrections.length
  const kept = tried.filter(({ scores }) => {
    const { low } = compare(replay, cut(before, from), cut({ scores, temperature: 1 }, from))
    return low > leastChange
  })
  return kept.length > 0 ? kept : tried
}

type Scored = { scores: readonly Float64Array[]; temperature: number }

/**
 * A version goes live when it is no worse on both: on corrections by people from whom it has learnt nothing it is right
 * at least as often, and less surprised by more than the standard error of that; on general messages the lower bound of
 * the change in how often it is right is above −1.5 in a hundred. Changes are of the same messages, read before and
 * after; their errors are of writers, since messages of one writer are alike.
 */
function verdictOf({ corrections, replay }: Lessons, before: Scored, after: Scored): Verdict {
  const from = corrections.length
  const compared = {
    corrections: compare(corrections, cut(before, 0, from), cut(after, 0, from)),
    general: compare(replay, cut(before, from), cut(after, from)),
  }
  const { before: was, after: is, surprise, surpriseError } = compared.corrections
  const helps = is >= was && surprise + surpriseError < 0
  const forgets = compared.general.low <= leastChange
  return { ...compared, aside: helps ? (forgets ? 'general' : null) : 'corrections' }
}

const cut = ({ scores, temperature }: Scored, from: number, to?: number): Scored => ({
  ...{ scores: scores.slice(from, to), temperature },
})

export function compare(taught: readonly Taught[], before: Scored, after: Scored): Compared {
  const rightBefore = taught.map((one, at) => Number(isRight(before.scores[at], one)))
  const rightAfter = taught.map((one, at) => Number(isRight(after.scores[at], one)))
  const change = rightAfter.map((is, at) => is - (rightBefore[at] ?? 0))
  const surprise = taught.map(
    (one, at) =>
      surpriseAt(after.scores[at], one, after.temperature) - surpriseAt(before.scores[at], one, before.temperature),
  )
  return {
    ...{ count: taught.length, before: mean(rightBefore), after: mean(rightAfter) },
    ...{ low: mean(change) - 1.645 * errorOf(taught, change), surprise: mean(surprise) },
    surpriseError: errorOf(taught, surprise),
  }
}

/** The scores of all messages, corrections first, each by a residual that has learnt from other writers only. */
function readByTurns<Correction extends Taught>(
  lessons: Lessons<Correction>,
  hold: Hold,
  isLearnt: (correction: Correction) => boolean,
): Float64Array[] {
  const all = [...lessons.corrections, ...lessons.replay]
  const scores: Float64Array[] = []
  for (let fold = 0; fold < folds; fold++) {
    const residual = fitResidual(
      weighed(lessons, hold, (one) => foldOf(one.who) !== fold, isLearnt),
      hold.strength,
    )
    for (const [at, { who, look }] of all.entries()) if (foldOf(who) === fold) scores[at] = scoresWith(residual, look)
  }
  return scores
}

/** Corrections count one each; general messages together as many times as much as the hold says, and four each at most. */
function weighed<Correction extends Taught>(
  { corrections, replay }: Lessons<Correction>,
  { replay: times }: Hold,
  isAsked: (taught: Taught) => boolean,
  isLearnt: (correction: Correction) => boolean = () => true,
) {
  const learnt = corrections.filter(isLearnt)
  const weight = replayWeight(times * learnt.length, replay.length)
  return [
    ...learnt.filter(isAsked).map((taught) => ({ taught, weight: 1 })),
    ...replay.filter(isAsked).map((taught) => ({ taught, weight })),
  ]
}

/** How much more than a correction a general message may count. */
const mostOfOne = 4

const replayWeight = (corrections: number, replay: number): number =>
  Math.min(mostOfOne, corrections / Math.max(1, replay))

/** The temperature at which confidence is least surprised by whether the first label is right. */
function temperatureOf(lessons: Lessons, scores: readonly Float64Array[]): number {
  const all = [...lessons.corrections, ...lessons.replay]
  const losses = temperatures.map((temperature) => {
    const mistrust = all.map((one, at) => {
      const confidence = Math.max(...softmax(scores[at] ?? [], temperature))
      return -Math.log(Math.max(1e-9, isRight(scores[at], one) ? confidence : 1 - confidence))
    })
    return meanOf(lessons, mistrust, () => true)
  })
  return temperatures[indexOfLeast(losses)] ?? 1
}

/** The mean over corrections and general messages together, weighed as they are when learning. */
function meanOf({ corrections, replay }: Lessons, losses: readonly number[], isAsked: (at: number) => boolean): number {
  const weight = replayWeight(corrections.length, replay.length)
  let [sum, whole] = [0, 0]
  for (const [at, loss] of losses.entries()) {
    if (!isAsked(at)) continue
    const counts = at < corrections.length ? 1 : weight
    sum += counts * loss
    whole += counts
  }
  return sum / Math.max(1e-9, whole)
}

const foldOf = (who: string): number => Math.floor(chanceOf(who, 'fold') * folds)

const indexOfLeast = (numbers: readonly number[]): number =>
  numbers.reduce((best, number, at) => (number < (numbers[best] ?? Infinity) ? at : best), 0)

function isRight(scores: Float64Array | undefined, { felt, also }: Taught): boolean {
  const said = shownLabels[indexOfLeast(Array.from(scores ?? [], (score) => -score))]
  return said !== undefined && (said === felt || also.includes(said))
}

function surpriseAt(scores: Float64Array | undefined, taught: Taught | undefined, temperature: number): number {
  if (!scores || !taught) return 0
  const shares = softmax(scores, temperature)
  return targetOf(taught).reduce((sum, share, at) => sum - share * Math.log(Math.max(1e-9, shares[at] ?? 0)), 0)
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)

/** Fewer writers than this say nothing of others. */
const fewestWriters = 5

/** The standard error of a mean over messages whose writers, not they, are independent. */
function errorOf(taught: readonly Taught[], numbers: readonly number[]): number {
  const middle = mean(numbers)
  const byWriter = new Map<string, number>()
  for (const [at, { who }] of taught.entries())
    byWriter.set(who, (byWriter.get(who) ?? 0) + (numbers[at] ?? 0) - middle)
  if (byWriter.size < fewestWriters) return unknownError
  const squares = [...byWriter.values()].reduce((sum, one) => sum + one ** 2, 0)
  return Math.sqrt(squares) / Math.max(1, numbers.length)
}
