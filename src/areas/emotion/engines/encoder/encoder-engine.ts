import { lifeEvents } from '../../domain/life-event.ts'
import { sharesOf, traitsOf, unreadable } from '../../domain/reading.ts'
import type { Span, TextReading } from '../../domain/reading.ts'
import { sigmoid, softmax } from '../../domain/share.ts'
import type { TextEngine, Written } from '../engine.ts'
import { marksOf } from './marks.ts'
import { pooledSize, scoresOf } from './model.ts'
import type { EncoderModel, HeadName } from './model.ts'
import type { Encoded, Encoder } from './session.ts'
import { windowsOf } from './windows.ts'
import type { Window } from './windows.ts'

/** Reads English texts with a small transformer, in the situation in which they were written. */
export function encoderEngine(model: EncoderModel, encoder: Encoder): TextEngine {
  const { name, version, vocabulary } = model
  return {
    ...{ name, version },
    async read(texts) {
      const cut = texts.map((written) => windowsOf(vocabulary, written))
      const encoded = await encoder.encode(cut.flat())
      let from = 0
      return texts.map((written, at) => {
        const windows = cut[at] ?? []
        return readingOf(model, written, windows, encoded.slice(from, (from += windows.length)))
      })
    },
  }
}

function readingOf(model: EncoderModel, { text }: Written, windows: Window[], encoded: Encoded[]): TextReading {
  const { name, version, heads } = model
  const about = { name, version }
  if (windows.every((window) => window.text.length === 0)) return unreadable('no words', about)
  const pooled = pooledOf(windows, encoded)
  const ask = (head: HeadName): Float32Array => scoresOf(heads[head], pooled)
  const shown = sharesOf(softmax(ask('shown')))
  const [needsPerson = 0, ...rest] = Array.from(ask('traits'), sigmoid)
  const [good = 0.5, intensity = 0] = Array.from(ask('plain'), sigmoid)
  return {
    labels: Array.from(ask('labels'), sigmoid),
    shown,
    ...{ needsPerson, valence: 2 * good - 1, intensity },
    traits: traitsOf(rest),
    lifeEvent: lifeEventOf(ask('life')),
    unread: null,
    confidence: shown[0]?.p ?? 0,
    evidence: shown[0]?.label === 'neutral' ? [] : evidenceOf(text, windows, encoded),
    tiers: shown.slice(0, 1).map((first) => ({ name, ...first })),
    model: about,
  }
}

/** The mean and the maximum over all tokens of a text's windows, as the heads learnt them. */
function pooledOf(windows: readonly Window[], encoded: readonly Encoded[]): Float32Array {
  const half = pooledSize / 2
  const pooled = new Float32Array(pooledSize).fill(-Infinity, half).fill(0, 0, half)
  // The encoder also counts the tokens that begin and end a window.
  const tokens = windows.reduce((sum, { text }) => sum + text.length + 2, 0)
  for (const { sums, most } of encoded) {
    for (let at = 0; at < half; at++) {
      pooled[at] = (pooled[at] as number) + (sums[at] as number) / tokens
      pooled[half + at] = Math.max(pooled[half + at] as number, most[at] as number)
    }
  }
  return pooled
}

function lifeEventOf(scores: Float32Array): TextReading['lifeEvent'] {
  const best = scores.indexOf(Math.max(...scores))
  return best === 0 ? null : (lifeEvents[best - 1] ?? null)
}

const evidenceOf = (text: string, windows: readonly Window[], encoded: readonly Encoded[]): Span[] =>
  marksOf(
    text,
    windows.flatMap((window, at) =>
      window.text.map(({ start, end }, token) => ({ start, end, share: sigmoid(encoded[at]?.tokens[token] ?? 0) })),
    ),
  )
