import { estimateWeighted } from './agreement.ts'
import { sampleShare, secondShare } from './review.ts'
import type { ReviewReason } from './review.ts'

/** Readings of whole percents of confidence: how many, and how many of them are wrong as far as they themselves know. */
export type Bucket = { percent: number; count: number; doubt: number }

/** What was read in a stretch of time. */
export type Load = {
  weeks: number
  total: number
  /** Those that are not reviewed whatever the threshold is. */
  byConfidence: readonly Bucket[]
}

/**
 * What people answered where only the threshold or chance had asked them: for each ten percent of confidence and each way
 * of being asked, how many readings were drawn, how many of those were answered, and how many of those were wrong.
 */
export type Answered = {
  tenth: number
  reason: Extract<ReviewReason, 'confidence' | 'sample'>
  drawn: number
  answered: number
  wrong: number
}

/** A share of readings, 0…1, as the organisation's own reviews say, with its interval and how many answers say so. */
export type Judged = { by: 'reviews'; share: number; low: number; high: number; answers: number }

/** What goes wrong among the readings that nobody looks at, 0…1: as people found, or as the machine's own doubt says. */
export type Wrong = Judged | { by: 'machine'; share: number }

/** What a threshold would have meant. */
export type CurvePoint = {
  /** Whole percent of confidence. */
  percent: number
  /** Share of all readings that would have gone to review, 0…1. */
  share: number
  /** Reviews in a week, second opinions included. */
  weekly: number
  /** Null where everything would have been looked at. */
  wrong: Wrong | null
  /** Share of all readings that would have been right in the end, 0…1, taking it that people are right. */
  whole: number
}

/** Below this many answers an organisation's own reviews say too little. */
const fewestAnswers = 30
/** More than this share of what would stand must lie where people have answered. */
const leastCovered = 0.95

export const highestPercent = 95

/** For each whole percent, what that threshold would have meant: the risk–coverage curve of an organisation. */
export const reviewCurve = (load: Load, answers: readonly Answered[]): CurvePoint[] =>
  Array.from({ length: highestPercent + 1 }, (_, percent) => pointAt(percent, load, answers))

function pointAt(percent: number, load: Load, answers: readonly Answered[]): CurvePoint {
  const { total, weeks, byConfidence } = load
  const standing = byConfidence.filter((bucket) => bucket.percent >= percent)
  const unseen = (1 - sampleShare) * countOf(standing)
  const unseenShare = total === 0 ? 1 : unseen / total
  const wrong = wrongAmong(standing, answers)
  return {
    percent,
    share: 1 - unseenShare,
    weekly: ((1 + secondShare) * (total - unseen)) / weeks,
    wrong,
    whole: 1 - unseenShare * (wrong?.share ?? 0),
  }
}

/** By the organisation's own reviews where they are enough, else as the readings' own confidence says. */
function wrongAmong(standing: readonly Bucket[], answers: readonly Answered[]): Wrong | null {
  const count = countOf(standing)
  if (count === 0) return null
  return (
    wrongByReviews(standing, count, answers) ?? {
      by: 'machine',
      share: sum(standing.map(({ doubt }) => doubt)) / count,
    }
  )
}

/**
 * Each group of answers stands for the readings from which it was drawn: all of them where the threshold asked, fifty for
 * each random one. Within ten percent of confidence the groups are weighted so, and the tenths by how many readings would
 * stand in each (post-stratified Horvitz–Thompson).
 */
function wrongByReviews(standing: readonly Bucket[], count: number, answers: readonly Answered[]): Judged | null {
  const tenths = Map.groupBy(standing, ({ percent }) => tenthOf(percent))
  let covered = 0
  const groups = [...tenths].flatMap(([tenth, buckets]) => {
    const here = answers.filter((group) => group.tenth === tenth && group.answered > 0)
    const represented = sum(here.map(representedBy))
    const readings = countOf(buckets)
    if (represented > 0) covered += readings
    return here.map((group) => ({
      ...{ count: group.answered, agreed: group.wrong },
      weight: (readings * representedBy(group)) / represented / group.answered,
    }))
  })
  const answered = sum(groups.map((group) => group.count))
  if (answered < fewestAnswers || covered < leastCovered * count) return null
  const found = estimateWeighted(groups)
  return found && { by: 'reviews', share: found.share, low: found.low, high: found.high, answers: answered }
}

const representedBy = ({ drawn, reason }: Answered): number => drawn / (reason === 'sample' ? sampleShare : 1)

const tenthOf = (percent: number): number => Math.min(9, Math.floor(percent / 10))

/** The highest threshold that asks for no more reviews a week than these; the lowest one where every one asks for more. */
export function withinBudget(curve: readonly CurvePoint[], weekly: number): { percent: number; isKept: boolean } {
  const found = curve.findLast((point) => point.weekly <= weekly)
  return { percent: found?.percent ?? 0, isKept: found !== undefined }
}

/** The lowest threshold above which no more than this share is wrong; the highest one where more is wrong everywhere. */
export function withinError(curve: readonly CurvePoint[], most: number): { percent: number; isKept: boolean } {
  const found = curve.find(({ wrong }) => wrong === null || wrong.share <= most)
  return { percent: found?.percent ?? highestPercent, isKept: found !== undefined }
}

/**
 * How often readings about this sure were right when people looked, weighted as above; null where too few were looked at.
 */
export function rightAround(confidence: number, answers: readonly Answered[]): Judged | null {
  const percent = Math.min(99, Math.floor(confidence * 100))
  const wrong = wrongByReviews([{ percent, count: 1, doubt: 0 }], 1, answers)
  return wrong && { ...wrong, share: 1 - wrong.share, low: 1 - wrong.high, high: 1 - wrong.low }
}

/** What waits, and what does not yet, by whole percent of confidence. */
export type Queue = {
  /** Recent readings that nobody was asked about. */
  unasked: readonly Omit<Bucket, 'doubt'>[]
  /** Reviews that wait because the reading was not sure enough. */
  doubted: readonly Omit<Bucket, 'doubt'>[]
}

/** How many reviews a threshold would bring into the queue at once, and how many it would take away. */
export const queueChange = (percent: number, { unasked, doubted }: Queue): { coming: number; leaving: number } => ({
  coming: countOf(unasked.filter((bucket) => bucket.percent < percent)),
  leaving: countOf(doubted.filter((bucket) => bucket.percent >= percent)),
})

const countOf = (buckets: readonly { count: number }[]): number => sum(buckets.map(({ count }) => count))

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
