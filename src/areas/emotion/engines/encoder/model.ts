import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { labels, shownLabels } from '../../domain/label.ts'
import { lifeEvents } from '../../domain/life-event.ts'
import { traits } from '../../domain/reading.ts'
import type { Blend } from '../blended-engine.ts'
import { readVocabulary } from './tokens.ts'
import type { Vocabulary } from './tokens.ts'

export const encoderFiles = {
  about: 'model.json',
  vocabulary: 'vocabulary.txt',
  encoder: 'encoder.onnx',
  heads: 'heads.bin',
} as const

/** How many numbers stand for a text: the mean and the maximum over its tokens. */
export const pooledSize = 768

/** The questions asked of a text, in the order of their weights, with how many answers each has. */
export const headSizes = {
  labels: labels.length,
  shown: shownLabels.length,
  /** Needs a person, then the traits. */
  traits: 1 + traits.length,
  /** None, then the life events. */
  life: 1 + lifeEvents.length,
  /** Valence from 0 (bad) to 1 (good), and intensity. */
  plain: 2,
} as const
export type HeadName = keyof typeof headSizes
const headNames = Object.keys(headSizes) as HeadName[]

/** A head's weights lie answer by answer, `pooledSize` numbers each. */
export type Heads = Record<HeadName, { weights: Float32Array; bias: Float32Array }>

/** What a model says of itself beside its weights. */
export type AboutEncoder = {
  name: string
  version: string
  /** How the first tier is blended in. */
  blend: Blend
  /** From which blended probability on each stored label counts as present, in the order of `labels`. */
  thresholds: readonly number[]
}

export type EncoderModel = AboutEncoder & { vocabulary: Vocabulary; heads: Heads; encoderPath: string }

/** The model that lies in a folder. Says which file is missing or not what it should be. */
export async function loadEncoderModel(folder: string): Promise<EncoderModel> {
  const fileOf = (kind: keyof typeof encoderFiles) => join(folder, encoderFiles[kind])
  const [about, vocabulary, heads] = await Promise.all([
    readFile(fileOf('about'), 'utf8'),
    readFile(fileOf('vocabulary'), 'utf8'),
    readFile(fileOf('heads')),
  ])
  const { name, version, blend, thresholds } = JSON.parse(about) as AboutEncoder
  return {
    ...{ name, version, blend, thresholds, encoderPath: fileOf('encoder') },
    vocabulary: readVocabulary(vocabulary),
    heads: unpackHeads(heads, fileOf('heads')),
  }
}

function unpackHeads(bytes: Buffer, path: string): Heads {
  const expected = headNames.reduce((sum, name) => sum + headSizes[name] * (pooledSize + 1), 0)
  if (bytes.length !== 4 * expected)
    throw new Error(`${path} is damaged: it has ${bytes.length} bytes, not ${4 * expected}.`)
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  let from = 0
  const take = (count: number) => numbers.subarray(from, (from += count))
  return Object.fromEntries(
    headNames.map((name) => [name, { weights: take(headSizes[name] * pooledSize), bias: take(headSizes[name]) }]),
  ) as Heads
}

/** The score of each answer that a head gives. */
export function scoresOf({ weights, bias }: Heads[HeadName], pooled: Float32Array): Float32Array {
  const scores = bias.slice()
  for (let answer = 0; answer < scores.length; answer++) {
    const from = answer * pooledSize
    let score = scores[answer] as number
    for (let at = 0; at < pooledSize; at++) score += (weights[from + at] as number) * (pooled[at] as number)
    scores[answer] = score
  }
  return scores
}
