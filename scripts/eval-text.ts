/**
 * Measures the engine and its tiers: `npm run eval:text`, with `-- --goemotions FOLDER` for the stored labels too.
 * Prints the tables and writes them into models/text-encoder-1/RESULTS.md.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { blendedEngine } from '#areas/emotion/engines/blended-engine.ts'
import type { TextEngine } from '#areas/emotion/engines/engine.ts'
import { loadLinearModel } from '#areas/emotion/engines/linear/load.ts'
import { encoderFolder, linearFolder, openFirstTier, openSecondTier } from '#areas/emotion/engines/the-engine.ts'
import { findComments, readCustomerMessages, splitByAuthor, whereCommentsGo } from './train-text/corpus.ts'
import { lexiconLines } from './train-text/lexicons.ts'
import { commentLines, comparisonLines, messageLines, partLines } from './train-text/results.ts'

const lines: string[] = []
const say = (...more: string[]) => {
  lines.push(...more)
  stdout.write(`${more.join('\n')}\n`)
}

const before = process.memoryUsage().rss
const begun = performance.now()
const first = await openFirstTier()
const { engine: second, blend, thresholds } = await openSecondTier()
const both = blendedEngine(first, second, blend)
const tuned: Record<string, readonly number[]> = {
  'first tier': (await loadLinearModel(linearFolder)).thresholds,
  'both tiers': thresholds,
}
const tiers: Record<string, TextEngine> = { 'first tier': first, 'second tier': second, 'both tiers': both }
say(`${first.name} ${first.version} and ${second.name} ${second.version}`, '')

const { heldOut } = splitByAuthor(readCustomerMessages())
const written = heldOut.map(({ text, context: situation }) => ({ text, situation }))
await both.read(written.slice(0, 1))
const loaded = Math.round(performance.now() - begun)
const readings = await both.read(written)
say(...messageLines(heldOut, readings), '', ...partLines(heldOut, readings), '')
say(...comparisonLines(heldOut, await readBy(written)), ...lexiconLines(heldOut), '')
await measureSpeed()

const comments = findComments()
if (comments) {
  const read = await readBy(comments.dev)
  for (const [name, said] of Object.entries(read))
    say('', `${name}:`, ...commentLines(comments.dev, said, tuned[name] ?? []))
} else say('', `The 28 stored labels were NOT measured. ${whereCommentsGo}`)

writeFileSync(
  join(encoderFolder, 'RESULTS.md'),
  `# Results\n\nWritten by \`npm run eval:text\`.\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`,
)
process.exit(0)

async function readBy(texts: readonly { text: string }[]) {
  const read = await Promise.all(
    Object.entries(tiers).map(async ([name, tier]) => [name, await tier.read(texts)] as const),
  )
  return Object.fromEntries(read)
}

/** Texts a second, evidence included, after what was read before; then one short message after the other. */
async function measureSpeed(): Promise<void> {
  for (const [name, tier] of Object.entries(tiers)) {
    const start = performance.now()
    await tier.read(written)
    say(`${name}: ${Math.round(written.length / ((performance.now() - start) / 1000))} messages a second`)
  }
  const times: number[] = []
  for (const one of written.filter(({ text }) => text.length <= 200).slice(0, 300)) {
    const start = performance.now()
    await both.read([one])
    times.push(performance.now() - start)
  }
  const at = (share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]?.toFixed(1)
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6)
  say(`a short message alone: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; loaded in ${loaded} ms; ${megabytes} MB`)
}
