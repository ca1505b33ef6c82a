import type { Family } from '#ui/emotion/feeling.ts'
import type { TextSpan } from '#ui/pieces/spans.ts'
import type { MessageView } from '../contract.ts'

type Part = MessageView['parts'][number]

/** The words of a message that carry its feeling, in offsets of what was written, and the family of the feeling. */
export type MessageEvidence = { family: Family; evidence: readonly TextSpan[] }

/** A part of a message with the spans that fall into it, in offsets of its own text. */
export type PlacedPart = Part & { spans: readonly TextSpan[] }

/**
 * Spreads spans over the parts they stand in. Spans count in `written`, which holds the written parts in their
 * order with something between them; a part that is not found there, such as one beyond its end, has none.
 */
export function placeSpans({ parts, written }: Pick<MessageView, 'parts' | 'written'>, spans: readonly TextSpan[]) {
  let searchedTo = 0
  return parts.map((part): PlacedPart => {
    const start = part.kind === 'written' ? written.indexOf(part.text, searchedTo) : -1
    if (start < 0) return { ...part, spans: [] }
    searchedTo = start + part.text.length
    return { ...part, spans: within(spans, start, searchedTo) }
  })
}

const within = (spans: readonly TextSpan[], start: number, end: number): TextSpan[] =>
  spans
    .filter((span) => span.start < end && span.end > start)
    .map(({ weight, ...span }) => ({
      start: Math.max(span.start, start) - start,
      end: Math.min(span.end, end) - start,
      weight,
    }))
