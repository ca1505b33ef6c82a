/** Words that thank, close or confirm, in the languages that mails close in. */
const closing =
  /(?<!\p{L})(?:thank(?:s|ed)?|thx|ta|cheers|merci|danke|gracias|grazie|bedankt|appreciated?|grateful|brilliant|perfect|lovely|great|sorted|solved|fixed|works|arrived|fitted|angels?|no worries|no problem|will do|sound)(?!\p{L})/iu
const asks =
  /\?|\b(?:please|could|can you|would you|will you|when|why|how|what|where|who|which|need|want|still|but|however|yet|nobody|no one|cancel|refund|again|waiting|not|never)\b|n['’]t\b/i

/** Longer texts say something that deserves an answer, thanks or not. UTF-16 units. */
const longestThanks = 400
const longestWord = 60

/**
 * Whether a message that answers one of ours leaves a person waiting. It does when it asks for anything, and when it
 * says more than thanks. The first message of a conversation always does.
 */
export function awaitsAnswer(written: string): boolean {
  const text = written.replace(/\s+/g, ' ').trim()
  if (text === '') return false
  if (asks.test(text)) return true
  return text.length > (closing.test(text) ? longestThanks : longestWord)
}

/** Days after which nobody waits any more: the conversation has lapsed. */
export const lapsesAfterDays = 30

/** Since when somebody waits, unless that has lapsed. */
export const stillWaiting = (since: Date | null, now: Date): Date | null =>
  since !== null && now.getTime() - since.getTime() < lapsesAfterDays * 86_400_000 ? since : null
