/** A part of a text in UTF-16 offsets; never empty, and without space at its ends. */
export type Clause = { start: number; end: number }

/** Where a text may be cut: after sentences, lines and semicolons, and before a turn such as ", but". */
const cuts =
  /(?<!(?:^|[.\s])(?:\p{L}|Mrs?|Ms|Dr|St|No|Prof))[.!?…]+["'”’)\]]*(?=\s)|[;\n]+|\s[–—-](?=\s)|,(?=\s+(?:but|yet|so|because|although|though|however|which|except)\b)/giu

/** Cuts a text into clauses, in order. A text of nothing but space has none. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  for (const cut of text.matchAll(cuts)) {
    const end = cut.index + cut[0].length
    addTrimmed(clauses, text, start, end)
    start = end
  }
  addTrimmed(clauses, text, start, text.length)
  return clauses
}

function addTrimmed(clauses: Clause[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to)
  const words = raw.trim()
  if (words === '') return
  const start = from + raw.indexOf(words)
  clauses.push({ start, end: start + words.length })
}
