import type { Taught } from '#areas/emotion/domain/fit-residual.ts'
import { shownLabels } from '#areas/emotion/domain/label.ts'
import { learn } from '#areas/emotion/domain/learning.ts'
import type { Learnt, Recipe } from '#areas/emotion/domain/learning.ts'
import { noResidual, scoresWith } from '#areas/emotion/domain/residual.ts'
import type { Residual } from '#areas/emotion/domain/residual.ts'
import { sampleShare } from '#areas/emotion/domain/review.ts'
import { softmax } from '#areas/emotion/domain/share.ts'
import { chanceFrom, shuffled } from '../train-text/chance.ts'
import { reviewedBy } from './company.ts'
import type { Company } from './company.ts'

export type Read = { taught: Taught; confidence: number; isRight: boolean }

/** A message as the engine reads it with what it has learnt. */
export function readBy(residual: Residual, taught: Taught): Read {
  const shares = softmax(scoresWith(residual, taught.look), residual.temperature)
  const confidence = Math.max(...shares)
  const label = shownLabels[shares.indexOf(confidence)]
  return { taught, confidence, isRight: label === taught.felt || taught.also.some((other) => other === label) }
}

export type Week = {
  reviews: number
  corrections: number
  /** How often right: what the machine decided alone, and everything. */
  automatic: number
  whole: number
  /** How many versions have gone live so far, and how many were kept aside. */
  live: number
  aside: number
}

export type Plan = { messagesAWeek: number; reviewsAWeek: number; reviewer: number; isLearning: boolean }

type Correction = Taught & { week: number }

/**
 * Week after week the least sure messages and a few drawn at random are reviewed, and what was learnt by the end of the
 * week before reads: nothing is judged by what has learnt from it.
 */
export function weeksOf({ messages, replay }: Company, plan: Plan): Week[] {
  const stream = shuffled(messages, chanceFrom(5))
  const chance = chanceFrom(6)
  const corrections: Correction[] = []
  const weeks: Week[] = []
  let residual = noResidual()
  let live: Recipe<Correction> | null = null
  const counts = { live: 0, aside: 0 }
  for (let from = 0; from + plan.messagesAWeek / 2 < stream.length; from += plan.messagesAWeek) {
    const week = weeks.length
    const read = stream.slice(from, from + plan.messagesAWeek).map((taught) => readBy(residual, taught))
    const { reviewed, alone } = chooseReviews(read, plan, chance)
    const said = reviewed.map(({ taught }) => ({ taught, said: reviewedBy(taught, plan.reviewer, chance) }))
    const rightByPeople = said.filter(({ taught, said: one }) => one === taught).length
    const rightAlone = alone.filter(({ isRight }) => isRight).length
    corrections.push(...said.map(({ said: one }) => ({ ...one, week })))
    weeks.push({
      ...{ reviews: reviewed.length, corrections: corrections.length, ...counts },
      ...{ automatic: rightAlone / alone.length, whole: (rightByPeople + rightAlone) / read.length },
    })
    if (!plan.isLearning) continue
    const learnt: Learnt = learn({ corrections, replay }, live)
    counts[learnt.verdict.aside ? 'aside' : 'live']++
    if (learnt.verdict.aside) continue
    residual = learnt.residual
    live = { ...learnt.hold, temperature: residual.temperature, isLearnt: (one) => one.week <= week }
  }
  return weeks
}

function chooseReviews(read: readonly Read[], { reviewsAWeek }: Plan, chance: () => number) {
  const sampled = Math.round(sampleShare * read.length)
  const rising = read.toSorted((a, b) => a.confidence - b.confidence)
  const unsure = rising.slice(0, reviewsAWeek - sampled)
  const others = shuffled(rising.slice(reviewsAWeek - sampled), chance)
  return { reviewed: [...unsure, ...others.slice(0, sampled)], alone: others.slice(sampled) }
}
