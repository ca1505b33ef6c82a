/** What stood before a message: what we said last, and what of theirs was still unanswered, since when. */
export type Before = { ours: string | null; unanswered: number; unansweredSince: Date | null }

const dayMs = 24 * 60 * 60 * 1000
const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth']
const quoteLength = 160

/**
 * The situation in which a message was written, in the words that the engine learnt from:
 * `third message; 6 days without an answer; agent: "We sent it on Monday."`; '' when nothing stood before it.
 */
export function situationWords({ ours, unanswered, unansweredSince }: Before, sentAt: Date): string {
  const days = unansweredSince ? Math.floor((sentAt.getTime() - unansweredSince.getTime()) / dayMs) : 0
  return [
    unanswered > 0 && `${ordinals[unanswered - 1] ?? 'yet another'} message`,
    unanswered > 0 && days > 1 && `${days} days without an answer`,
    ours && `agent: "${lastWords(ours)}"`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** Answers end with what matters: what was promised, what is asked. */
function lastWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= quoteLength ? line : `…${line.slice(-quoteLength)}`
}
