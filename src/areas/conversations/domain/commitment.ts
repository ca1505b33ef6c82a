/** A sentence of ours that seems to promise something, in UTF-16 offsets; `due` is when, in its own words, if it says so. */
export type Commitment = Span & { due: Span | null }
type Span = { start: number; end: number }

const sentences = /[^.!?…;\n]+(?:[.!?…;]+(?!\s|$)[^.!?…;\n]+)*[.!?…;]*/g

/** What somebody on our side does for a customer; whatever else follows `will` promises nothing that could be kept. */
const deeds = [
  'add|adjust|amend|answer|apply|arrange|arrive|ask|book|bring|call|cancel|change|chase|check|close|collect|come|complete|confirm',
  'contact|correct|credit|deduct|deliver|dispatch|drop|email|ensure|escalate|exchange|expedite|extend|finish|fix|follow',
  'forward|get|give|hand|have|help|honou?r|inform|install|investigate|issue|keep|let|look|mail|make|message|move|notify',
  'open|order|organi[sz]e|pass|pay|phone|pick|post|prepare|print|process|provide|put|raise|reach|rebook|refund|reimburse|remind',
  'remove|reopen|repair|repeat|replace|reply|report|reset|resolve|respond|restore|return|review|ring|run|schedule|see to',
  'send|set|share|ship|sort|speak|start|submit|switch|take|talk|tell|test|text|transfer|try again|unlock|update|upgrade|visit',
  'waive|write|be (?:in touch|back|there|with you)',
].join('|')
/** Such deeds without a promise in them. */
const empty =
  /^(?:have to|have no|get (?:there|to know)|take (?:note|that|it as)|see to believe|keep (?:in mind|that in mind)|make (?:no|do)|come to)\b/i

const us =
  '(?:I|we|someone|somebody|a colleague|one of us|(?:my|our|the|a|an)(?: [\\w-]+){0,2} (?:team|colleague|manager|supervisor|engineer|technician|driver|specialist))'
const briskly =
  '(?:(?:also|then|now|just|personally|gladly|happily|certainly|definitely|of course|immediately|both|please|still|myself|be sure to|make sure to|go ahead and) )*'
const ourFuture = new RegExp(
  `\\b${us}(?:['’]ll| will| shall|['’]m going to|['’]re going to| am going to| are going to| is going to| promise to) ${briskly}((?:${deeds})\\b.*)`,
  'is',
)
const ourWord = /\b(?:I|we) (?:can |do |hereby )?(?:promise|guarantee)\b(?! to\b)|\byou have my word\b/i
/** Under way or done for them: promises something only together with when. */
const underWay =
  /\b(?:I|we)(?:['’]m|['’]re| am| are) (?:sending|shipping|posting|refunding|crediting|replacing|delivering|dispatching|booking|arranging|returning|issuing|processing|cancelling|fixing)\b/i
const passive =
  /\b(?:your|the|a|an|it|this|they)\b[\w ’'-]{0,40}? (?:will|shall) be (?:refunded|credited|sent|shipped|posted|delivered|dispatched|replaced|repaired|fixed|resolved|cancelled|removed|corrected|returned|issued|processed|reimbursed|collected|paid|with you|back)\b/i

/** What hangs on something, is only hoped, asked, told of others, or the same for everybody. */
const doubts = [
  /\bif\b|\bunless\b|\bonce\b|\bas soon as (?!possible)|\bwhen(?:ever)? (?:you|we|it|they|the)\b|\bshould you\b|\bin case\b|\bprovided\b|\bdepending\b|\botherwise\b/i,
  /\bhop(?:e|ing|efully)\b|\bprobably\b|\bperhaps\b|\bmaybe\b|\bmight\b|\bpossibl[ey]\b(?<!as soon as possible)|\blikely\b|\bI (?:think|guess|believe|suppose|expect|doubt)\b|\bnot sure\b|\btry to\b/i,
  /\b(?:said|told|thought|assumed|believed|heard|claimed|promised|wrote|asked|wondered)\b/i,
  /\b(?:usually|normally|typically|generally|sometimes|often|always|never|every|each|newsletters?|special offers?|marketing)\b/i,
  /\?["'”’)\]]*$/,
]
/** Innocent words that look like a doubt. */
const innocent =
  /^\s*as (?:promised|I said|we said|I told you)\b,?|\b(ask|check|see|find out|confirm) (?:\w+ )?if\b|\bevery effort\b/gi

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)'
const day = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const amount =
  '(?:\\d+(?:(?: ?[-–] ?| to )\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|a few|a couple of|twenty-four)'
const moments = [
  `(?:(?:this|next|coming|on) )?${day}(?: (?:morning|afternoon|evening|night|week))?`,
  `(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\\b`,
  `${month}\\.? \\d{1,2}(?:st|nd|rd|th)?\\b`,
  `the \\d{1,2}(?:st|nd|rd|th)`,
  `\\d{4}-\\d{2}-\\d{2}`,
  `\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?(?!\\d)`,
  `\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|a\\.m\\.|p\\.m\\.|o['’]clock)`,
  `\\d{1,2}:\\d{2}`,
  `noon|midday|midnight|lunch(?:time)?|close of business|eod|cob`,
  `(?:later |first thing )?(?:today|tonight|tomorrow)(?: (?:morning|afternoon|evening|night|at the latest))?`,
  `(?:later )?(?:this|next|early next|the following) (?:morning|afternoon|evening|week|month|weekend|day)`,
  `(?:the )?end of (?:the |this |next )?(?:day|week|month|business|today|play)`,
  `(?:within|in)(?: the)?(?: next)? ${amount} (?:business |working )?(?:minute|hour|day|week|month)s?(?: time)?`,
  `within (?:the|this) (?:hour|day|week|month)`,
  `over the (?:next (?:few |couple of )?(?:days?|weeks?)|weekend)`,
  `first thing|right away|straight ?away|immediately|as soon as possible|asap|shortly`,
].join('|')
const moment = `(?:(?:by|before|until|no later than|not later than|on|at|from|around|about) )?(?:the )?(?:${moments})`
const dueWords = new RegExp(`\\b${moment}\\b(?:,? (?:and )?${moment}\\b)*`, 'i')

/**
 * The sentences of a text **of our own side** that seem to promise something: that one of us will do a thing for the
 * customer, or that it will be done by a time. By rules, precise rather than complete: what hangs on a condition, is
 * hoped, asked, reported or true of everybody is left out. Deterministic; for English.
 */
export function commitmentsIn(text: string): Commitment[] {
  return Array.from(text.matchAll(sentences)).flatMap(({ 0: raw, index }) => {
    const sentence = raw.trim()
    const due = dueWords.exec(sentence)
    if (!isCommitment(sentence, due !== null)) return []
    const start = index + raw.indexOf(sentence)
    return [{ start, end: start + sentence.length, due: due && spanOf(due, start) }]
  })
}

const spanOf = (found: RegExpExecArray, from: number): Span => ({
  start: from + found.index,
  end: from + found.index + found[0].length,
})

function isCommitment(sentence: string, hasDue: boolean): boolean {
  const plain = sentence.replace(innocent, '$1')
  if (doubts.some((doubt) => doubt.test(plain))) return false
  const deed = ourFuture.exec(plain)?.[1]
  if (deed !== undefined) return !empty.test(deed)
  return ourWord.test(plain) || (hasDue && (underWay.test(plain) || passive.test(plain)))
}
