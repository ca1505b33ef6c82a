import { IntlMessageFormat } from 'intl-messageformat'
import { formatLocale, isPseudo, locale, translated } from './locale.ts'
import { pseudoPattern } from './pseudo.ts'

export type SayValue = string | number | boolean | Date | null | undefined
export type SayValues = Readonly<Record<string, SayValue>>

const formatters = new Map<string, IntlMessageFormat>()

/**
 * Every sentence on a screen: `say('{count, plural, one {# message} other {# messages}}', { count })`.
 * The English ICU pattern is its own key in the catalogues of other languages.
 */
export function say(pattern: string, values?: SayValues): string {
  const said = String(formatterOf(pattern).format(values))
  return isPseudo() ? `⟦${said}⟧` : said
}

/** The formatter behind a sentence, kept per language. Throws when the pattern is not valid ICU. */
export function formatterOf(pattern: string): IntlMessageFormat {
  const key = `${locale()}\n${pattern}`
  const known = formatters.get(key)
  if (known) return known
  const made = new IntlMessageFormat(translated(pattern), formatLocale())
  const formatter = isPseudo() ? new IntlMessageFormat(pseudoPattern(made.getAst()), formatLocale()) : made
  formatters.set(key, formatter)
  return formatter
}

/** A number with the grouping of the language. */
export const sayNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(formatLocale(), options).format(value)

/** A share of 0…1 as whole percent. */
export const sayPercent = (share: number): string => sayNumber(share, { style: 'percent', maximumFractionDigits: 0 })

/** Bytes as people read them: `4.2 MB`. */
export function saySize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return sayNumber(bytes / 1000 ** step, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  })
}

type Said = { pattern: string; values?: SayValues }

/**
 * What went wrong, in words for a person. Failures of the server carry an ICU pattern with its values;
 * a broken connection and anything unforeseen have a sentence of their own.
 */
export function sayFailure(error: unknown): string {
  const carried = failureOf(error)
  if (carried) return saySafely(carried)
  if (error instanceof TypeError) return say('Attune cannot be reached. Check the connection, then try again.')
  return say('Something went wrong on our side. Nothing was lost; please try again.')
}

/** A pattern from elsewhere: one that cannot be formatted is shown as it came. */
export function saySafely({ pattern, values }: Said): string {
  try {
    return say(pattern, values)
  } catch {
    return pattern
  }
}

function failureOf(error: unknown): Said | null {
  const carried = typeof error === 'object' && error !== null && 'data' in error ? error.data : error
  const hasPattern = typeof carried === 'object' && carried !== null && 'pattern' in carried
  return hasPattern && typeof carried.pattern === 'string' ? (carried as Said) : null
}

/** The kind of a failure of the server, such as `not-found`; null for anything else. */
export const failureKind = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null
