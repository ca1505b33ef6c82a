const replyMark =
  /^(?:\s*(?:re|fwd?|aw|wg|sv|vs|vb|antw|doorst|tr|rv|rif|i|odp|res|enc|回复|转发)(?:\[\d+\]|\(\d+\))?\s*[:：]|\s*\[[^\]]{1,40}\]|\s*\*{3,}spam\*{3,})\s*/i

/** How long a subject is kept for finding a thread, in UTF-16 units. */
const longest = 200

/** A subject without reply marks, list tags and case: the last resort to find a mail's conversation. */
export function threadSubject(subject: string): string {
  let plain = subject.replace(/\s+/g, ' ').trim()
  while (replyMark.test(plain)) plain = plain.replace(replyMark, '')
  return plain.toLowerCase().trim().slice(0, longest)
}

/** Whether a mail says by its subject that it answers another one. */
export const isReply = (subject: string): boolean =>
  /^\s*(?:re|aw|sv|antw|odp|res|回复)(?:\[\d+\]|\(\d+\))?\s*[:：]/i.test(subject)

/** Days within which a reply without references still belongs to a conversation of the same subject. */
export const subjectReachDays = 60
