import { row } from '../train-text/results.ts'
import type { Company } from './company.ts'
import { comparedShares, readAfter } from './shares.ts'
import { weeksOf } from './weeks.ts'

/** One table or line of the simulation of a company: by week, or after so many corrections. */
export type Part = { kind: 'weeks'; reviewer: number } | { kind: 'share'; reviewer: number; corrections: number }

const budget = { messagesAWeek: 100, reviewsAWeek: 45 }
/** Four of five writers are learnt from, so there are no more corrections than this part of the messages. */
const mostLearnt = 0.78

/** What is simulated of each company. */
export const partsOf = ({ messages }: Company): Part[] => {
  const most = Math.min(1000, Math.floor(messages.length * mostLearnt))
  return [
    { kind: 'weeks', reviewer: 1 },
    { kind: 'weeks', reviewer: 0.95 },
    { kind: 'share', reviewer: 1, corrections: 250 },
    { kind: 'share', reviewer: 1, corrections: most },
    { kind: 'share', reviewer: 0.95, corrections: most },
  ]
}

export const linesOf = (company: Company, part: Part): string[] =>
  part.kind === 'weeks' ? weekLines(company, part.reviewer) : [shareLine(company, part)]

function weekLines(company: Company, reviewer: number): string[] {
  const { messagesAWeek, reviewsAWeek } = budget
  const without = weeksOf(company, { ...budget, reviewer, isLearning: false })
  const learning = weeksOf(company, { ...budget, reviewer, isLearning: true })
  const mean = (of: 'automatic' | 'whole') =>
    [without, learning].map((weeks) => (weeks.reduce((sum, week) => sum + week[of], 0) / weeks.length).toFixed(3))
  return [
    '',
    `${messagesAWeek} messages and ${reviewsAWeek} reviews a week, reviewers right ${percent(reviewer)} of the time; automatic and whole, learning or not`,
    row('week', 'corrections', 'auto without', 'auto with', 'whole without', 'whole with', 'live', 'aside'),
    ...learning.map((week, at) => {
      const plain = without[at] ?? week
      const shares = [plain.automatic, week.automatic, plain.whole, week.whole].map((share) => share.toFixed(3))
      return row(String(at + 1), week.corrections, ...shares, week.live, week.aside)
    }),
    row('all', '', ...mean('automatic'), ...mean('whole')),
  ]
}

export const shareHead = [
  '',
  'share to review for 92 % of the whole; corrections are of other writers than those read, the least sure first',
  row('corrections', 'reviewer', 'alone before', 'alone after', 'at the start', 'afterwards', 'change (90 %)'),
]

function shareLine(company: Company, { corrections, reviewer }: Extract<Part, { kind: 'share' }>): string {
  const before = readAfter(company, 0, reviewer)
  const read = readAfter(company, corrections, reviewer)
  const { before: start, after, low, high } = comparedShares(before, read, reviewer)
  const [was, is] = [before, read].map((some) => some.filter(({ isRight }) => isRight).length / some.length)
  const change = `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`
  const shares = [was ?? 0, is ?? 0].map((share) => share.toFixed(3))
  return row(String(corrections), percent(reviewer), ...shares, percent(start), percent(after), change)
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
