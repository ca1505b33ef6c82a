/**
 * Which language the screens speak. Chosen by `?locale=`, remembered as `attune-locale`; a change takes a reload.
 * `qps-ploc` lengthens and accents every sentence of ours, `qps-plocm` does so from right to left: what they
 * leave plain was not passed through `say`.
 */
export type Catalogue = Readonly<Record<string, string>>
export type Direction = 'ltr' | 'rtl'

export const pseudoLocales = ['qps-ploc', 'qps-plocm'] as const
const rememberedAs = 'attune-locale'
const rightToLeft = ['ar', 'fa', 'he', 'ur', 'qps-plocm']
const catalogues = import.meta.glob<{ default: Catalogue }>('./locales/*.json')

const current: { locale: string; catalogue: Catalogue } = { locale: 'en', catalogue: {} }

export const locale = (): string => current.locale
export const isPseudo = (): boolean => pseudoLocales.some((pseudo) => pseudo === current.locale)
export const direction = (): Direction => (rightToLeft.includes(current.locale.split('_')[0] ?? '') ? 'rtl' : 'ltr')

/** The locale for dates and numbers: days before months and a 24-hour clock where English is spoken. */
export const formatLocale = (): string => (isPseudo() || current.locale === 'en' ? 'en-GB' : current.locale)

/** The pattern to format: a translation where there is one, else the English one that is its key. */
export const translated = (pattern: string): string => current.catalogue[pattern] ?? pattern

export const setLocale = (chosen: string, catalogue: Catalogue = {}): void => {
  current.locale = chosen
  current.catalogue = catalogue
}

/** Reads the choice, loads its sentences and tells the document. Unknown languages stay English. */
export async function startLocale(): Promise<void> {
  const asked = new URLSearchParams(window.location.search).get('locale')
  if (asked) localStorage.setItem(rememberedAs, asked)
  const wanted = asked ?? localStorage.getItem(rememberedAs) ?? 'en'
  const load = catalogues[`./locales/${wanted}.json`]
  if (load) setLocale(wanted, (await load()).default)
  else if (pseudoLocales.some((pseudo) => pseudo === wanted)) setLocale(wanted)
  document.documentElement.lang = isPseudo() ? 'en' : current.locale
  document.documentElement.dir = direction()
}
