const pattern =
  /https?:\S+|\[[A-Z]+\]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*|\p{Extended_Pictographic}|!+|\?[?!]*|\.{2,}|[^\s\p{L}\p{N}]/gu

/**
 * The words and signs of a text in lower case. Numbers keep only how long they are, links only that they are links,
 * drawn-out letters ("soooo") stop at two, and repeated signs at two.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const [raw] of text.matchAll(pattern)) tokens.push(plain(raw))
  return tokens
}

/** The same, each with where it stands in the text in UTF-16 offsets. */
export const tokensAt = (text: string): { token: string; start: number; end: number }[] =>
  Array.from(text.matchAll(pattern), ({ 0: raw, index }) => ({
    ...{ token: plain(raw), start: index, end: index + raw.length },
  }))

function plain(raw: string): string {
  const first = raw.charCodeAt(0)
  if (first >= 48 && first <= 57) return raw.replace(/\d/g, '0')
  if (raw.startsWith('http')) return '<link>'
  return raw
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(.)\1{2,}/gu, '$1$1')
}
