/** A stretch of a message: what the person wrote, what they quoted, or their signature. */
export type Part = { kind: 'written' | 'quoted' | 'signature'; text: string }

type Kind = Part['kind']

const quoteMark = /^\s{0,3}(?:>|\|\s)/
const signatureMark = /^--\s?$/
const sentFrom =
  /^(?:sent from my |sent from (?:outlook|mail|yahoo|proton)|get outlook for |von meinem .{2,40} gesendet|gesendet von |envoyé de(?:puis)? mon |enviado desde mi |inviato da(?:l mio)? |verstuurd vanaf mijn |verzonden vanaf )/i

/** "On Tue, 4 Mar 2025 at 10:12, Priya Nair wrote:" in the languages mail programs speak. */
const attribution = new RegExp(
  [
    'on\\b.{4,200}\\bwrote:',
    'am\\b.{4,200}\\bschrieb(?:\\b.{0,120})?:',
    'le\\b.{4,200}\\ba écrit\\s?:',
    'el\\b.{4,200}\\bescribió:',
    'il\\b.{4,200}\\bha scritto:',
    'op\\b.{4,200}\\bschreef(?:\\b.{0,120})?:',
    'em\\b.{4,200}\\bescreveu:',
    'den\\b.{4,200}\\bskrev(?:\\b.{0,120})?:',
    'w dniu\\b.{4,200}\\bnapisał(?:\\(a\\)|a)?:',
    '\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}.{2,120}<[^>]+@[^>]+>:',
  ]
    .map((form) => `^(?:${form})\\s*$`)
    .join('|'),
  'i',
)

const forwarded =
  /^(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|oorspronkelijk bericht|messaggio originale)\s*-{2,}|begin forwarded message:|_{20,})\s*$/i
const headerLine = /^\*?(?:from|von|de|da|van|från|fra)\s?:\*?\s.+/i
const headerFollows =
  /^\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|a|oggetto|verzonden|aan|onderwerp)\s?:\*?\s/i

/** From this line on, everything is an older mail. */
function beginsOlderMail(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  if (forwarded.test(line)) return !/^_/.test(line) || headerLine.test((lines[at + 1] ?? '').trim())
  return headerLine.test(line) && headerFollows.test((lines[at + 1] ?? '').trim())
}

/** How many lines an attribution takes: mail programs break it at 76 characters. */
function attributionLines(lines: readonly string[], at: number): number {
  for (const taken of [1, 2, 3]) {
    const line = lines
      .slice(at, at + taken)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (attribution.test(line)) return taken
  }
  return 0
}

/** What follows an attribution: quoted lines; without marks, everything that is left. */
const isQuoteAhead = (lines: readonly string[], from: number) =>
  lines
    .slice(from)
    .find((line) => line.trim() !== '')
    ?.match(quoteMark) != null

/** Tells apart what a person wrote, what they quoted and their signature; the parts together are the whole text. */
export function foldParts(text: string): Part[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const kinds = kindsOf(lines)
  const parts: Part[] = []
  lines.forEach((line, at) => {
    const kind = line.trim() === '' ? (parts.at(-1)?.kind ?? 'written') : (kinds[at] ?? 'written')
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += `\n${line}`
    else parts.push({ kind, text: line })
  })
  return parts.map(({ kind, text: lines }) => ({ kind, text: trimLines(lines) })).filter((part) => part.text !== '')
}

const trimLines = (text: string) => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()

function kindsOf(lines: readonly string[]): Kind[] {
  const kinds: Kind[] = []
  let rest: Kind | null = null
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const taken = attributionLines(lines, at)
    if (rest !== 'quoted' && beginsOlderMail(lines, at)) rest = 'quoted'
    else if (rest !== 'quoted' && taken > 0) {
      for (let i = 0; i < taken; i++) kinds[at + i] = 'quoted'
      at += taken
      rest = isQuoteAhead(lines, at) ? null : 'quoted'
      continue
    } else if (rest === null && (signatureMark.test(line) || sentFrom.test(line.trim()))) rest = 'signature'
    kinds[at] = quoteMark.test(line) ? 'quoted' : (rest ?? 'written')
    at += 1
  }
  return withSignOff(lines, kinds)
}

const signOff =
  /^(?:(?:kind|best|warm(?:est)?|many) (?:regards|wishes|thanks)|regards|best|yours (?:sincerely|faithfully|truly)|sincerely|cheers|many thanks|thanks|thank you|mit freundlichen grüßen|viele grüße|beste grüße|cordialement|bien à vous|saludos|un saludo|met vriendelijke groet(?:en)?|cordiali saluti)[,.!]?$/i
const contactDetail = /@|https?:|www\.|\+?\d[\d ()/-]{7,}|\b(?:ltd|gmbh|inc|llc|phone|mobile|tel|fax)\b/i
const longestSignature = 8

/** What stands below a sign-off and the name is a signature when it looks like a business card. */
function withSignOff(lines: readonly string[], kinds: Kind[]): Kind[] {
  const end = lines.findLastIndex((line, at) => kinds[at] === 'written' && line.trim() !== '')
  const begin = lines.findLastIndex((line, at) => at <= end && kinds[at] === 'written' && signOff.test(line.trim()))
  const below = lines.slice(begin + 1, end + 1).flatMap((line, at) => (line.trim() === '' ? [] : [begin + 1 + at]))
  const card = below.slice(1)
  const isCard = begin >= 0 && card.length > 0 && card.length <= longestSignature
  if (!isCard || !card.some((at) => contactDetail.test(lines[at] ?? ''))) return kinds
  return kinds.map((kind, at) => (card.includes(at) ? 'signature' : kind))
}

/** Longer texts are read for emotion up to here, in UTF-16 units; the whole text is kept. */
const longestWritten = 100_000

/** What the person wrote themselves, and nothing else. A forwarded mail without a word of theirs is empty. */
export const writtenOf = (text: string): string =>
  foldParts(text)
    .filter((part) => part.kind === 'written')
    .map((part) => part.text)
    .join('\n\n')
    .slice(0, longestWritten)
