import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encoderFiles } from '#areas/emotion/engines/encoder/model.ts'
import type { AboutEncoder } from '#areas/emotion/engines/encoder/model.ts'
import { replayFile } from '#areas/emotion/engines/replay.ts'
import type { Replayed } from '#areas/emotion/engines/replay.ts'
import { openFirstTier, openSecondTier } from '#areas/emotion/engines/the-engine.ts'
import { splitByAuthor } from '../train-text/corpus.ts'
import type { Comment, CustomerMessage } from '../train-text/corpus.ts'
import { tuneBlend, tuneThresholds } from './tune.ts'
import type { BothRead } from './tune.ts'

/** Puts a trained encoder where the product finds it, tunes how the first tier is blended in, and writes the replay set. */
export async function publish(
  from: string,
  to: string,
  dev: readonly Comment[],
  messages: readonly CustomerMessage[],
): Promise<AboutEncoder> {
  mkdirSync(to, { recursive: true })
  for (const kind of ['vocabulary', 'encoder', 'heads'] as const)
    copyFileSync(join(from, encoderFiles[kind]), join(to, encoderFiles[kind]))
  const hash = createHash('sha256')
  for (const kind of ['encoder', 'heads'] as const) hash.update(readFileSync(join(to, encoderFiles[kind])))
  const name = { name: 'text-encoder', version: `1-${hash.digest('hex').slice(0, 8)}` }
  const write = (about: AboutEncoder) =>
    writeFileSync(join(to, encoderFiles.about), `${JSON.stringify(about, null, 2)}\n`)
  write({ ...name, blend: { labels: 0, shown: 0, plain: 0, temperature: 1 }, thresholds: [] })
  const first = await openFirstTier()
  const { engine: second } = await openSecondTier(to)
  const readBoth = async <Text extends { text: string }>(
    texts: readonly Text[],
    situationOf: (text: Text) => string,
  ): Promise<BothRead<Text>> => {
    const written = texts.map((text) => ({ text: text.text, situation: situationOf(text) }))
    return { texts, first: await first.read(written), second: await second.read(written) }
  }
  const comments = await readBoth(dev, () => '')
  const { validation } = splitByAuthor(messages)
  writeReplay(to, validation)
  const aside = await readBoth(validation, ({ context }) => context)
  const blend = tuneBlend(comments, aside)
  const about = { ...name, blend, thresholds: tuneThresholds(comments, blend) }
  write(about)
  return about
}

/** Our own messages of writers from whom no tier learnt: what a residual learns beside corrections, against forgetting. */
export function writeReplay(folder: string, messages: readonly CustomerMessage[]): void {
  const writers = [...new Set(messages.map(({ author }) => author))]
  const lines = messages.map(({ author, text, context, primary, also }) => {
    const line: Replayed = { who: `general ${writers.indexOf(author)}`, text, situation: context, felt: primary, also }
    return JSON.stringify(line)
  })
  writeFileSync(join(folder, replayFile), `${lines.join('\n')}\n`)
}
