import { labels } from '#areas/emotion/domain/label.ts'
import type { TextEngine } from '#areas/emotion/engines/engine.ts'
import { featuresOf } from '#areas/emotion/engines/linear/features.ts'
import { linearEngine } from '#areas/emotion/engines/linear/linear-engine.ts'
import { loadLinearModel } from '#areas/emotion/engines/linear/load.ts'
import type { Weights } from '#areas/emotion/engines/linear/weights.ts'
import { linearFolder } from '#areas/emotion/engines/the-engine.ts'
import { assemble } from '../train-text/assemble.ts'
import type { CustomerMessage } from '../train-text/corpus.ts'
import type { Heads } from '../train-text/descent.ts'
import { readSayings } from '../train-text/sayings.ts'
import { teachFrom, withLabels } from '../train-text/teach.ts'
import { encoderOf } from '../train-text/vocabulary.ts'

const money =
  'accountancy,bank,banking,business insurance,card terminal,insurance,investing,mortgage,mortgages,payments,pension,pensions,tax,tax advice'.split(
    ',',
  )

export const isAboutMoney = ({ sector }: CustomerMessage): boolean => money.includes(sector)

/**
 * A first tier that has learnt its shown labels from these messages and the sayings only. The heads of the stored
 * labels, learnt from comments, and the list of features are the committed ones, so that no comments are needed.
 */
export async function firstTierTaught(messages: readonly CustomerMessage[]): Promise<TextEngine> {
  const model = await loadLinearModel(linearFolder)
  const { hashes } = model.weights
  const inner = labelHeadsOf(model.weights)
  const encode = encoderOf(hashes)
  const extend = withLabels(inner, hashes.length)
  const encoded = <Text extends { text: string }>(texts: readonly Text[]) =>
    texts.map((text) => ({ text, input: extend(encode(featuresOf(text.text))) }))
  const lessons = { comments: [], messages: encoded(messages), sayings: encoded(readSayings()) }
  const size = hashes.length + labels.length
  const outer = (['shown', 'plain'] as const).map((what) => teachFrom(what, lessons, size))
  return linearEngine({ ...model, weights: assemble(hashes, inner, outer) })
}

function labelHeadsOf({ hashes, heads, inner: count, cells, scales, bias }: Weights): Heads {
  const weights = new Float32Array(hashes.length * count)
  for (let row = 0; row < hashes.length; row++)
    for (let head = 0; head < count; head++)
      weights[row * count + head] = (cells[row * heads + head] ?? 0) * (scales[head] ?? 0)
  return { count, weights, bias: bias.slice(0, count) }
}
