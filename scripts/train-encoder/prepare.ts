import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lifeEvents } from '#areas/emotion/domain/life-event.ts'
import { readVocabulary, special } from '#areas/emotion/engines/encoder/tokens.ts'
import type { Vocabulary } from '#areas/emotion/engines/encoder/tokens.ts'
import { windowsOf } from '#areas/emotion/engines/encoder/windows.ts'
import type { Written } from '#areas/emotion/engines/engine.ts'
import { splitByAuthor } from '../train-text/corpus.ts'
import type { Comment, CustomerMessage } from '../train-text/corpus.ts'
import { readSayings } from '../train-text/sayings.ts'
import { plainTarget, shownTarget } from '../train-text/targets.ts'

/** What the trainer reads: one example a line. A target that nobody knows is left out. */
type Example = {
  part: 'comments' | 'comments-dev' | 'messages' | 'messages-aside' | 'sayings'
  windows: number[][]
  /** For each window, 1 where a token of the text stands in the evidence. */
  evidence?: number[][]
  /** Indexes of the stored labels. */
  labels?: number[]
  /** A share for each shown label. */
  shown?: number[]
  /** Needs a person, then the traits. */
  traits?: number[]
  life?: number
  /** Valence 0…1 and intensity 0…1. */
  plain?: number[]
}

const leastSeen = 3

/** Writes `vocabulary.txt`, `emoji.json` and `examples.jsonl` into a folder, for the trainer. */
export function prepare(
  folder: string,
  base: string,
  comments: Record<'train' | 'dev', Comment[]>,
  messages: readonly CustomerMessage[],
): void {
  mkdirSync(folder, { recursive: true })
  const { pieces, emoji } = withEmoji(
    piecesOf(base),
    comments.train.map(({ text }) => text),
  )
  writeFileSync(join(folder, 'vocabulary.txt'), pieces.join('\n'))
  writeFileSync(join(folder, 'emoji.json'), JSON.stringify(emoji))
  const vocabulary = readVocabulary(pieces.join('\n'))
  const { train, validation } = splitByAuthor(messages)
  const examples: Example[] = [
    ...comments.train.map((comment) => ofComment('comments', vocabulary, comment)),
    ...comments.dev.map((comment) => ofComment('comments-dev', vocabulary, comment)),
    ...train.map((message) => ofMessage('messages', vocabulary, message)),
    ...validation.map((message) => ofMessage('messages-aside', vocabulary, message)),
    ...readSayings().map(({ text, label }): Example => {
      const shown = [...shownTarget({ primary: label, also: [] })]
      return { part: 'sayings', windows: idsOf(vocabulary, { text }), shown }
    }),
  ]
  writeFileSync(join(folder, 'examples.jsonl'), examples.map((example) => JSON.stringify(example)).join('\n'))
}

/** The base model's word pieces, by number. */
function piecesOf(base: string): string[] {
  const { model } = JSON.parse(readFileSync(join(base, 'tokenizer.json'), 'utf8')) as {
    model: { vocab: Record<string, number> }
  }
  return Object.entries(model.vocab)
    .toSorted(([, a], [, b]) => a - b)
    .map(([piece]) => piece)
}

/** Gives the emoji that are seen often the places that the base model left unused. */
function withEmoji(pieces: readonly string[], texts: readonly string[]): { pieces: string[]; emoji: string[] } {
  const known = new Set(pieces)
  const seen = new Map<string, number>()
  for (const text of texts)
    for (const [sign] of text.matchAll(/\p{Extended_Pictographic}/gu)) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  const free = pieces.filter((piece) => piece.startsWith('[unused') && piece !== special.shouted)
  const emoji = [...seen]
    .filter(([sign, times]) => times >= leastSeen && !known.has(sign))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, free.length)
    .map(([sign]) => sign)
  const placeOf = new Map(emoji.map((sign, at) => [free[at], sign]))
  return { pieces: pieces.map((piece) => placeOf.get(piece) ?? piece), emoji }
}

const idsOf = (vocabulary: Vocabulary, written: Written) => windowsOf(vocabulary, written).map(({ ids }) => ids)

const ofComment = (part: Example['part'], vocabulary: Vocabulary, { text, chosen }: Comment): Example => ({
  ...{ part, windows: idsOf(vocabulary, { text }), labels: chosen },
})

function ofMessage(part: Example['part'], vocabulary: Vocabulary, message: CustomerMessage): Example {
  const { text, context: situation } = message
  const windows = windowsOf(vocabulary, { text, situation })
  const spans = message.evidence.map((words) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }))
  const [needsPerson = 0, valence = 0, intensity = 0, ...rest] = plainTarget(message)
  return {
    part,
    windows: windows.map(({ ids }) => ids),
    evidence: windows.map((window) =>
      window.text.map((token) => (spans.some(({ start, end }) => token.start < end && token.end > start) ? 1 : 0)),
    ),
    shown: [...shownTarget(message)],
    traits: [needsPerson, ...rest],
    life: message.life_event ? 1 + lifeEvents.indexOf(message.life_event) : 0,
    plain: [valence, intensity],
  }
}
