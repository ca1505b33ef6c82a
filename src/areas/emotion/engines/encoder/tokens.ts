/** A word piece: its number in the vocabulary, and where its word stands in the text, in UTF-16 offsets. */
export type Token = { id: number; start: number; end: number; endsSentence: boolean }

export type Vocabulary = ReadonlyMap<string, number>

/** Tokens that stand for no word. `[shouted]` goes before a run of words in capitals, since the pieces have none. */
export const special = {
  padding: '[PAD]',
  unknown: '[UNK]',
  begin: '[CLS]',
  end: '[SEP]',
  shouted: '[unused1]',
} as const

const longestWord = 100
const sentenceEnd = /^[.!?…]$/

/** A sign, a character that is a word by itself (ideographs, emoji), or a run of others. */
const words =
  /[\p{P}$+<=>^`|~]|\n+|[\p{Script=Han}\p{Extended_Pictographic}]|[^\s\p{P}$+<=>^`|~\p{Script=Han}\p{Extended_Pictographic}]+/gu

/** One piece a line; a piece's number is the number of its line. */
export const readVocabulary = (lines: string): Vocabulary =>
  new Map(lines.split('\n').map((piece, at) => [piece, at] as const))

/** Cuts a text into word pieces as BERT's uncased tokenizer does (Devlin et al. 2019), and marks shouting. */
export function tokensOf(vocabulary: Vocabulary, text: string): Token[] {
  const tokens: Token[] = []
  let wasShouted = false
  for (const { 0: word, index: start } of text.matchAll(words)) {
    if (word.startsWith('\n')) {
      const last = tokens.at(-1)
      if (last) last.endsSentence = true
      continue
    }
    const place = { start, end: start + word.length, endsSentence: sentenceEnd.test(word) }
    const isShouted = /^\p{Lu}{3,}$/u.test(word)
    if (isShouted && !wasShouted) tokens.push({ ...place, id: idOf(vocabulary, special.shouted) })
    if (/^[\p{L}\p{N}]/u.test(word)) wasShouted = isShouted
    for (const id of piecesOf(vocabulary, plain(word))) tokens.push({ ...place, id })
  }
  return tokens
}

/** Without accents, capitals and what cannot be seen. */
const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{Mn}\p{Cc}\p{Cf}\ufffd]/gu, '')
    .toLowerCase()

export const idOf = (vocabulary: Vocabulary, piece: string): number =>
  vocabulary.get(piece) ?? vocabulary.get(special.unknown) ?? 0

/** The longest pieces that make up a word, from its beginning; one unknown where they don't. */
function piecesOf(vocabulary: Vocabulary, word: string): number[] {
  const letters = Array.from(word)
  if (letters.length > longestWord) return [idOf(vocabulary, special.unknown)]
  const pieces: number[] = []
  for (let from = 0; from < letters.length;) {
    let to = letters.length
    let id: number | undefined
    for (; to > from && id === undefined; to--)
      id = vocabulary.get((from > 0 ? '##' : '') + letters.slice(from, to).join(''))
    if (id === undefined) return [idOf(vocabulary, special.unknown)]
    pieces.push(id)
    from = to + 1
  }
  return pieces
}
