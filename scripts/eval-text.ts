/** Measures the committed linear engine: `npm run eval:text`. What it prints is what its card says. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { linearEngine } from '#areas/emotion/engines/linear/linear-engine.ts'
import { loadLinearModel } from '#areas/emotion/engines/linear/load.ts'
import { findComments, modelFolder, readCustomerMessages, splitByAuthor, whereCommentsGo } from './train-text/corpus.ts'
import { commentLines, messageLines } from './train-text/results.ts'

const say = (...lines: string[]) => stdout.write(`${lines.join('\n')}\n`)

const model = await loadLinearModel(modelFolder)
const engine = linearEngine(model)
const bytes = readdirSync(modelFolder).reduce((sum, name) => sum + statSync(join(modelFolder, name)).size, 0)
say(`${engine.name} ${engine.version}, ${(bytes / 1e6).toFixed(2)} MB with its card`, '')

const { heldOut } = splitByAuthor(readCustomerMessages())
say(...messageLines(heldOut, await engine.read(heldOut)), '')
await measureSpeed('customers’ messages', heldOut)

const comments = findComments()
if (comments) {
  await measureSpeed('comments', comments.dev)
  say('', ...commentLines(comments.dev, await engine.read(comments.dev), model.thresholds))
} else say('', `The 28 stored labels were NOT measured. ${whereCommentsGo}`)

/** Texts a second on this core, evidence included, after one round to warm up. */
async function measureSpeed(what: string, texts: readonly { text: string }[]): Promise<void> {
  await engine.read(texts)
  const begun = performance.now()
  await engine.read(texts)
  const seconds = (performance.now() - begun) / 1000
  say(`speed: ${Math.round(texts.length / seconds)} ${what} a second on one core`)
}
