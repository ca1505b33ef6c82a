/**
 * Simulates companies whose people review what the engine reads, with and without learning from it: `npm run
 * sim:review`. Prints the tables and writes them into models/text-encoder-1/SIMULATION.md. The same every time.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { blendedEngine } from '#areas/emotion/engines/blended-engine.ts'
import { encoderFolder, openFirstTier, openSecondTier } from '#areas/emotion/engines/the-engine.ts'
import { renamed, taughtBy } from './sim-review/company.ts'
import type { Company } from './sim-review/company.ts'
import { comparedShares, readAfter } from './sim-review/shares.ts'
import { firstTierTaught, isAboutMoney } from './sim-review/unseen-sector.ts'
import { weeksOf } from './sim-review/weeks.ts'
import { readCustomerMessages, splitByAuthor } from './train-text/corpus.ts'
import { row } from './train-text/results.ts'

const budget = { messagesAWeek: 100, reviewsAWeek: 45 }
const reviewers = [1, 0.95] as const
const corrections = [250, 500, 1000]

const lines: string[] = []
const say = (...more: string[]) => {
  lines.push(...more)
  stdout.write(`${more.join('\n')}\n`)
}

const { train, validation, heldOut } = splitByAuthor(readCustomerMessages())
const first = await openFirstTier()
const { engine: second, blend } = await openSecondTier()
const both = blendedEngine(first, second, blend)
say(`${both.name} ${both.version}`)
for (const company of [...(await knownSectors()), await unseenSector()]) {
  say('', company.name, ...company.unseen.map((words) => `  ${words}`))
  sayWeeks(company)
  sayShares(company)
}
writeFileSync(
  join(encoderFolder, 'SIMULATION.md'),
  `# Simulation of reviews\n\nWritten by \`npm run sim:review\`.\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`,
)
process.exit(0)

async function knownSectors(): Promise<Company[]> {
  const [messages, replay] = [await taughtBy(both, heldOut), await taughtBy(both, validation)]
  const unseen = [
    `both tiers; the ${heldOut.length} messages of ${new Set(heldOut.map(({ author }) => author)).size} writers of whom nothing was learnt`,
    'not unseen: their sectors, and the hands that wrote and labelled all messages',
    `against forgetting: the ${validation.length} messages that chose blend and temperature`,
  ]
  const names = { disappointment: 'frustration', relief: 'gratitude', curiosity: 'neutral' } as const
  return [
    { name: 'A. NEW WRITERS', unseen, messages, replay },
    {
      name: 'B. NEW WRITERS, AND NAMES OF ITS OWN',
      unseen: [
        'the same messages; reviewers here say frustration for disappointment, gratitude for relief, neutral for curiosity',
        'general messages keep their labels, so that learning these names counts as forgetting when it goes too far',
      ],
      ...{ messages: renamed(messages, names), replay },
    },
  ]
}

async function unseenSector(): Promise<Company> {
  const tier = await firstTierTaught(train.filter((message) => !isAboutMoney(message)))
  const company = [...train, ...validation, ...heldOut].filter(isAboutMoney)
  const others = validation.filter((message) => !isAboutMoney(message))
  return {
    name: 'C. A SECTOR NEVER TRAINED ON',
    unseen: [
      `the first tier alone, trained here without the ${company.length} messages on money (banks, insurance, payments, pensions, tax)`,
      'not unseen: the writers, who also write about other sectors; which words have a weight; comments on anything',
      'not measured: both tiers, since the second takes an hour and a half to train without a sector',
      `against forgetting: ${others.length} messages on other sectors by writers of whom nothing was learnt`,
    ],
    ...{ messages: await taughtBy(tier, company), replay: await taughtBy(tier, others) },
  }
}

function sayWeeks(company: Company): void {
  const runs = reviewers.map((reviewer) => ({
    reviewer,
    without: weeksOf(company, { ...budget, reviewer, isLearning: false }),
    learning: weeksOf(company, { ...budget, reviewer, isLearning: true }),
  }))
  for (const { reviewer, without, learning } of runs) {
    const { messagesAWeek, reviewsAWeek } = budget
    const who = `reviewers right ${percent(reviewer)} of the time`
    say(
      '',
      `${messagesAWeek} messages and ${reviewsAWeek} reviews a week, ${who}; automatic and whole, learning or not`,
    )
    say(row('week', 'corrections', 'auto without', 'auto with', 'whole without', 'whole with', 'live', 'aside'))
    for (const [at, week] of learning.entries()) {
      const plain = without[at]
      if (!plain) continue
      const shares = [plain.automatic, week.automatic, plain.whole, week.whole].map((share) => share.toFixed(3))
      say(row(String(at + 1), week.corrections, ...shares, week.live, week.aside))
    }
    const means = (of: 'automatic' | 'whole') =>
      [without, learning].map((weeks) => (weeks.reduce((sum, week) => sum + week[of], 0) / weeks.length).toFixed(3))
    say(row('all', '', ...means('automatic'), ...means('whole')))
  }
}

function sayShares(company: Company): void {
  const most = Math.floor(company.messages.length * 0.78)
  const counts = [...new Set(corrections.map((count) => Math.min(count, most)))]
  say(
    '',
    'share to review for 92 % of the whole; corrections are of other writers than those read, the least sure first',
  )
  say(row('corrections', 'reviewer', 'right alone', 'at the start', 'afterwards', 'change (90 %)'))
  const before = readAfter(company, 0, 1)
  for (const count of counts)
    for (const reviewer of count === counts.at(-1) ? reviewers : ([1] as const)) {
      const read = readAfter(company, count, reviewer)
      const { before: start, after, low, high } = comparedShares(before, read, reviewer)
      const right = read.filter(({ isRight }) => isRight).length / read.length
      const change = `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`
      say(row(String(count), percent(reviewer), right.toFixed(3), percent(start), percent(after), change))
    }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
