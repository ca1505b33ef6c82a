import type { IntlMessageFormat } from 'intl-messageformat'

export type Pattern = ReturnType<IntlMessageFormat['getAst']>
type Part = Pattern[number]

const accented: Record<string, string> = Object.fromEntries(
  [...'aåbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž'].reduce<[string, string][]>(
    (pairs, letter, i, all) => (i % 2 === 0 ? [...pairs, [letter, all[i + 1] ?? letter]] : pairs),
    [],
  ),
)

/** Accents every letter and doubles the vowels: about 40 % longer, as German or Finnish are. */
export const stretch = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const small = letter.toLowerCase()
    const odd = accented[small] ?? letter
    const shown = letter === small ? odd : odd.toUpperCase()
    return 'aeiou'.includes(small) ? shown + odd : shown
  })

/** The same pattern with its own words stretched; arguments, tags and choices stay as they are. */
export const pseudoPattern = (pattern: Pattern): Pattern => pattern.map(pseudoPart)

const literal: number = 0

function pseudoPart(part: Part): Part {
  if (part.type === literal && 'value' in part) return { ...part, value: stretch(part.value) } as Part
  if ('children' in part) return { ...part, children: pseudoPattern(part.children) }
  if (!('options' in part)) return part
  const options = Object.entries(part.options).map(([key, option]) => [
    key,
    { ...option, value: pseudoPattern(option.value) },
  ])
  return { ...part, options: Object.fromEntries(options) } as Part
}
