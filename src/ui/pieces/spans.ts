/** A stretch of text in UTF-16 offsets, `end` not included; weight 0…1 says how much it counts. */
export type TextSpan = { start: number; end: number; weight: number }

export type Piece = { text: string; weight: number }

/** Cuts a text at its spans: pieces in order, together the whole text; where spans overlap the heavier one counts. */
export function piecesOf(text: string, spans: readonly TextSpan[]): Piece[] {
  const inside = (at: number) => Math.min(text.length, Math.max(0, at))
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [inside(start), inside(end)])])]
  const edges = cuts.sort((a, b) => a - b)
  const pieces = edges.slice(1).map((end, i) => {
    const start = edges[i] ?? 0
    const covering = spans.filter((span) => span.start <= start && span.end >= end && span.end > span.start)
    return { text: text.slice(start, end), weight: Math.max(0, ...covering.map(({ weight }) => weight)) }
  })
  return pieces.length > 0 ? pieces : [{ text, weight: 0 }]
}
