import { learn } from '#areas/emotion/domain/learning.ts'
import { noResidual } from '#areas/emotion/domain/residual.ts'
import { chanceFrom, shuffled } from '../train-text/chance.ts'
import { reviewedBy } from './company.ts'
import type { Company } from './company.ts'
import { readBy } from './weeks.ts'
import type { Read } from './weeks.ts'

const folds = 5
const wanted = 0.92
const resamples = 300

/**
 * All messages of a company, each read by what was learnt from up to `count` corrections of other writers' messages:
 * the least sure ones, as reviewers get them. A version that would have been kept aside does not read.
 */
export function readAfter({ messages, replay }: Company, count: number, reviewer: number): Read[] {
  const writers = shuffled([...new Set(messages.map(({ who }) => who))], chanceFrom(7))
  const foldOf = new Map(writers.map((who, at) => [who, at % folds]))
  return Array.from({ length: folds }, (_, fold) => {
    const aside = Map.groupBy(messages, ({ who }) => foldOf.get(who) === fold)
    const chance = chanceFrom(8 + fold)
    const corrections = (aside.get(false) ?? [])
      .map((taught) => readBy(noResidual(), taught))
      .toSorted((a, b) => a.confidence - b.confidence)
      .slice(0, count)
      .map(({ taught }) => reviewedBy(taught, reviewer, chance))
    const learnt = count > 0 ? learn({ corrections, replay }, null) : null
    const residual = learnt && !learnt.verdict.aside ? learnt.residual : noResidual()
    return (aside.get(true) ?? []).map((taught) => readBy(residual, taught))
  }).flat()
}

/** The least share of the least sure messages that reviewers must read for the whole to be right so often; 1 where it can't be. */
export function shareFor(read: readonly Read[], reviewer: number): number {
  const rising = read.toSorted((a, b) => a.confidence - b.confidence)
  let right = rising.filter(({ isRight }) => isRight).length
  for (const [at, { isRight }] of rising.entries()) {
    if (right >= wanted * rising.length) return at / rising.length
    right += reviewer - Number(isRight)
  }
  return 1
}

/** The shares at the start and afterwards, and 90 % of the differences between them when writers are drawn anew. */
export function comparedShares(before: readonly Read[], after: readonly Read[], reviewer: number) {
  const chance = chanceFrom(9)
  const writers = [...new Set(before.map(({ taught }) => taught.who))]
  const [of, then] = [before, after].map((read) => Map.groupBy(read, ({ taught }) => taught.who))
  const changes = Array.from({ length: resamples }, () => {
    const drawn = writers.map(() => writers[Math.floor(chance() * writers.length)] ?? '')
    const shareOf = (by: typeof of) =>
      shareFor(
        drawn.flatMap((who) => by?.get(who) ?? []),
        reviewer,
      )
    return shareOf(then) - shareOf(of)
  }).toSorted((a, b) => a - b)
  return {
    ...{ before: shareFor(before, reviewer), after: shareFor(after, reviewer) },
    ...{ low: changes[Math.floor(0.05 * resamples)] ?? 0, high: changes[Math.floor(0.95 * resamples)] ?? 0 },
  }
}
