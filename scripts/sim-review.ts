/**
 * Simulates companies whose people review what the engine reads, with and without learning from it: `npm run
 * sim:review`. Prints the tables and writes them into models/text-encoder-1/SIMULATION.md. The same every time.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { Worker } from 'node:worker_threads'
import { blendedEngine } from '#areas/emotion/engines/blended-engine.ts'
import { encoderFolder, openFirstTier, openSecondTier } from '#areas/emotion/engines/the-engine.ts'
import { renamed, taughtBy } from './sim-review/company.ts'
import type { Company } from './sim-review/company.ts'
import { partsOf, shareHead } from './sim-review/tables.ts'
import type { Part } from './sim-review/tables.ts'
import { firstTierTaught, isAboutMoney } from './sim-review/unseen-sector.ts'
import { readCustomerMessages, splitByAuthor } from './train-text/corpus.ts'

/** More threads than cores do no harm. */
const threads = 4

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
const companies = [...(await knownSectors()), await unseenSector()]
const tables = await simulateAll(companies.flatMap((company) => partsOf(company).map((part) => ({ company, part }))))
for (const company of companies) {
  const of = (kind: Part['kind']) => tables.filter((one) => one.company === company && one.part.kind === kind)
  say('', company.name, ...company.unseen.map((words) => `  ${words}`))
  say(...of('weeks').flatMap(({ found }) => found))
  say(...shareHead, ...of('share').flatMap(({ found }) => found))
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

type Task = { company: Company; part: Part }

/** Simulates everything, some of it at the same time; answers in the order asked. */
async function simulateAll(tasks: readonly Task[]): Promise<(Task & { found: string[] })[]> {
  const done: (Task & { found: string[] })[] = []
  const waiting = [...tasks.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, task] = next
      done[at] = { ...task, found: await simulate(task) }
      stderr.write(`${done.filter(Boolean).length} of ${tasks.length} done\n`)
    }
  }
  await Promise.all(Array.from({ length: threads }, work))
  return done
}

function simulate(task: Task): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sim-review/thread.ts', import.meta.url), { workerData: task })
    worker.on('message', resolve)
    worker.on('error', reject)
  })
}
