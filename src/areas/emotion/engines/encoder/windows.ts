import type { Written } from '../engine.ts'
import { idOf, special, tokensOf } from './tokens.ts'
import type { Token, Vocabulary } from './tokens.ts'

/** What the encoder looks at in one go: whole sentences of a text, then the situation in which it was written. */
export type Window = {
  /** `[CLS] text [SEP]`, then `situation [SEP]` where there is one. */
  ids: number[]
  /** The tokens of the text in their order; the first is `ids[1]`. */
  text: Token[]
}

const mostTextTokens = 96
const mostSituationTokens = 40
/** Of a longer text, its beginning and its end are read. */
const mostWindows = 12
/** Farther than this from either end nothing is looked at, however long the text. */
const mostCharactersAtEachEnd = 8_000

/** Cuts a text into windows at the ends of sentences. An empty text has one window. */
export function windowsOf(vocabulary: Vocabulary, { text, situation = '' }: Written): Window[] {
  const around = situation ? tokensOf(vocabulary, situation).slice(0, mostSituationTokens) : []
  const [begin, end] = [idOf(vocabulary, special.begin), idOf(vocabulary, special.end)]
  const after = around.length > 0 ? [...around.map(({ id }) => id), end] : []
  return readable(packed(endsOf(vocabulary, text))).map((tokens) => ({
    ids: [begin, ...tokens.map(({ id }) => id), end, ...after],
    text: tokens,
  }))
}

function endsOf(vocabulary: Vocabulary, text: string): Token[] {
  if (text.length <= 2 * mostCharactersAtEachEnd) return tokensOf(vocabulary, text)
  const from = text.length - mostCharactersAtEachEnd
  const last = tokensOf(vocabulary, text.slice(from))
  return [
    ...tokensOf(vocabulary, text.slice(0, mostCharactersAtEachEnd)),
    ...last.map((token) => ({ ...token, start: token.start + from, end: token.end + from })),
  ]
}

function packed(tokens: readonly Token[]): Token[][] {
  const packs: Token[][] = [[]]
  for (const sentence of sentencesOf(tokens)) {
    const pack = packs.at(-1) ?? []
    if (pack.length > 0 && pack.length + sentence.length > mostTextTokens) packs.push([...sentence])
    else pack.push(...sentence)
  }
  return packs
}

/** Sentences, those that are longer than a window cut where it is full. */
function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = []
  let open: Token[] = []
  for (const token of tokens) {
    open.push(token)
    if (!token.endsSentence && open.length < mostTextTokens) continue
    sentences.push(open)
    open = []
  }
  return open.length > 0 ? [...sentences, open] : sentences
}

const readable = (packs: Token[][]): Token[][] =>
  packs.length <= mostWindows ? packs : [...packs.slice(0, mostWindows / 2), ...packs.slice(-mostWindows / 2)]
