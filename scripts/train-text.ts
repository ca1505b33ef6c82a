/** Trains the linear engine anew: `npm run train:text`. One core, a few minutes, the same weights every time. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { labels, shownLabels } from '#areas/emotion/domain/label.ts'
import { featuresOf } from '#areas/emotion/engines/linear/features.ts'
import type { FeatureSet } from '#areas/emotion/engines/linear/features.ts'
import { linearEngine } from '#areas/emotion/engines/linear/linear-engine.ts'
import { modelFile, weightsFile } from '#areas/emotion/engines/linear/load.ts'
import { packWeights } from '#areas/emotion/engines/linear/weights.ts'
import type { Weights } from '#areas/emotion/engines/linear/weights.ts'
import { assemble } from './train-text/assemble.ts'
import { temperatureFor } from './train-text/calibrate.ts'
import { chanceFrom, shuffled } from './train-text/chance.ts'
import { findComments, modelFolder, readCustomerMessages, splitByAuthor, whereCommentsGo } from './train-text/corpus.ts'
import type { Comment, CustomerMessage } from './train-text/corpus.ts'
import { scoresOf } from './train-text/descent.ts'
import { bestThreshold } from './train-text/measures.ts'
import { readSayings } from './train-text/sayings.ts'
import { teachFrom, teachLabels, withLabels } from './train-text/teach.ts'
import type { Lessons } from './train-text/teach.ts'
import { chooseVocabulary, encoderOf } from './train-text/vocabulary.ts'

const folds = 4
const begun = performance.now()
const say = (words: string) =>
  stdout.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${words}\n`)

const comments = findComments()
if (!comments) throw new Error(whereCommentsGo)
const { weights, temperature } = train(comments.train, splitByAuthor(readCustomerMessages()).train)
const bytes = packWeights(weights)
const version = `1-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`
const about = { name: 'text-linear', version, temperature }
const thresholds = await tune(comments.dev, about, weights)
mkdirSync(modelFolder, { recursive: true })
writeFileSync(join(modelFolder, weightsFile), bytes)
writeFileSync(join(modelFolder, modelFile), `${JSON.stringify({ ...about, labels, thresholds }, null, 2)}\n`)
say(
  `wrote ${version}: ${(bytes.length / 1e6).toFixed(2)} MB, temperature ${temperature}; measure it with npm run eval:text`,
)

function train(comments: readonly Comment[], messages: readonly CustomerMessage[]) {
  const featured = <Text extends { text: string }>(texts: readonly Text[]) =>
    texts.map((text) => ({ text, features: featuresOf(text.text) }))
  const sets = { comments: featured(comments), messages: featured(messages), sayings: featured(readSayings()) }
  const vocabulary = chooseVocabulary(
    sets.comments.map(({ features }) => features),
    [...sets.messages, ...sets.sayings].map(({ features }) => features),
  )
  say(`${vocabulary.length} features of ${comments.length} comments and ${messages.length} messages`)
  const encode = encoderOf(vocabulary)
  const labelHeads = teachLabels(
    sets.comments.map(({ text, features }) => ({ text, input: encode(features) })),
    vocabulary.length,
  )
  say('learnt the stored labels')
  const extend = withLabels(labelHeads, vocabulary.length)
  const encoded = <Text>(set: readonly { text: Text; features: FeatureSet }[]) =>
    set.map(({ text, features }) => ({ text, input: extend(encode(features)) }))
  const lessons = {
    comments: encoded(sets.comments),
    messages: encoded(sets.messages),
    sayings: encoded(sets.sayings),
  }
  const size = vocabulary.length + labels.length
  const temperature = calibrate(lessons, size)
  say('calibrated')
  const outer = (['shown', 'plain'] as const).map((what) => teachFrom(what, lessons, size))
  return { weights: assemble(vocabulary, labelHeads, outer), temperature }
}

/** Learns from some of the writers and judges the others, by turns. */
function calibrate(lessons: Lessons, size: number): number {
  const authors = shuffled([...new Set(lessons.messages.map(({ text }) => text.author))], chanceFrom(11))
  const foldOf = new Map(authors.map((author, at) => [author, at % folds]))
  const judged = Array.from({ length: folds }, (_, fold) => {
    const aside = Map.groupBy(lessons.messages, ({ text }) => foldOf.get(text.author) === fold)
    const shown = teachFrom('shown', { ...lessons, messages: aside.get(false) ?? [] }, size)
    return (aside.get(true) ?? []).map(({ text, input }) => ({
      scores: scoresOf(shown, input),
      primary: text.primary,
    }))
  })
  const right = judged
    .flat()
    .filter(({ scores, primary }) => primary === shownLabels[scores.indexOf(Math.max(...scores))])
  say(`right of ${judged.flat().length} messages by turns: ${(right.length / judged.flat().length).toFixed(3)}`)
  return temperatureFor(judged.flat())
}

async function tune(
  texts: readonly Comment[],
  about: { name: string; version: string; temperature: number },
  weights: Weights,
) {
  const readings = await linearEngine({ ...about, thresholds: [], weights }).read(texts)
  return labels
    .map((_, label) =>
      bestThreshold(
        texts.map(({ chosen }, at) => ({ score: readings[at]?.labels[label] ?? 0, is: chosen.includes(label) })),
      ),
    )
    .map((threshold) => Number(threshold.toFixed(4)))
}
