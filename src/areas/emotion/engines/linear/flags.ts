const counted = (name: string, amount: number): string => `${name} ${Math.min(4, Math.ceil(Math.log2(amount + 1)))}`

/** What of a text can be counted; a flag tells the count roughly, in powers of two. */
const counts: readonly (readonly [string, RegExp])[] = [
  ['exclamation', /!/g],
  ['question', /\?/g],
  ['trailing off', /\.{2,}|…/g],
  ['shouting', /\b\p{Lu}{2,}(?:['’]\p{Lu}+)?\b/gu],
  ['number', /\p{N}+/gu],
  ['money', /[£$€]\s?\p{N}/gu],
  [
    'date',
    /\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b/gi,
  ],
  [
    'repetition',
    /\b(?:again|still|yet|already|twice|(?:third|fourth|fifth|sixth|second) time|times|every time|keeps?|another|once more)\b/gi,
  ],
  ['waiting', /\b(?:wait(?:ed|ing)?|since|ago|weeks?|days?|hours?|months?|later|until|promised|supposed)\b/gi],
  ['negation', /\b(?:not|no|never|nobody|none|nothing|cannot|without|neither|nor)\b|n['’]t\b/gi],
  ['thanks', /\b(?:thank(?:s|ed)?|thx|cheers|grateful|appreciated?)\b/gi],
  ['please', /\b(?:please|pls|could you|can you|would you|may i)\b/gi],
  ['self', /\b(?:i|me|my|mine|we|our|us)\b/gi],
  ['you', /\b(?:you|your|yours|u)\b/gi],
  ['picture', /\p{Extended_Pictographic}/gu],
  ['line', /\n/g],
]

/** What shows in a text beside its words: shouting, signs, counts, dates, repetition, length. */
export function flagsOf(text: string): string[] {
  const flags = [counted('length', text.length / 16)]
  for (const [name, pattern] of counts) {
    const amount = text.match(pattern)?.length ?? 0
    if (amount > 0) flags.push(counted(name, amount))
  }
  const last = text.trimEnd().slice(-1)
  if (!/[\p{L}\p{N}]/u.test(last)) flags.push(`ends with ${last}`)
  return flags
}
