import { folded } from './folded.ts'
import type { WallClock } from './zone.ts'

/** Whether 3/4 is the third of April or the fourth of March. */
export type DayOrder = 'day-first' | 'month-first'

/** The instant a cell states; null when it states none. Without an offset it is what the wall clock shows. */
export function instantOf(cell: string, order: DayOrder, clock: WallClock): Date | null {
  const text = cell.trim()
  if (text.length > longest) return null
  const epoch = epochMs(text)
  if (epoch !== null) return new Date(epoch)
  const plain = withoutComment(withYearUpFront(text))
  const stated = statedIn(plain, order) ?? statedIn(withoutWeekday(plain), order)
  if (!stated) return null
  return new Date(stated.aheadMinutes === null ? clock(stated.shownMs) : stated.shownMs - stated.aheadMinutes * 60_000)
}

/** The order that more dates of a file speak for; day-first when nothing tells. */
export function dayOrderOf(cells: string[]): DayOrder {
  let monthFirst = 0
  for (const cell of cells) {
    const [, first, second] = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}\b/.exec(cell) ?? []
    monthFirst += Number(Number(second) > 12) - Number(Number(first) > 12)
  }
  return monthFirst > 0 ? 'month-first' : 'day-first'
}

/** No date is longer than this, in UTF-16 units. */
const longest = 100

/** Seconds since 1970 have 9 or 10 digits, milliseconds 12 or 13: from 1973 on. */
function epochMs(text: string): number | null {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
  return /^\d{12,13}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : null
}

type Stated = { shownMs: number; aheadMinutes: number | null }

const dates = {
  yearFirst: /^(?<year>\d{4})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/,
  unparted: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  numbers: /^(?<one>\d{1,2})(?<mark>[-./])\s?(?<two>\d{1,2})\k<mark>\s?(?<year>\d{4}|\d{2})(?!\d)/,
  dayThenName:
    /^(?<day>\d{1,2})(?:st|nd|rd|th|er|º)?[-. ]+(?:de )?(?<name>\p{L}{3,12})\.?,?[-. ]*(?:de )?(?<year>\d{4}|\d{2})(?!\d)/iu,
  nameThenDay: /^(?<name>\p{L}{3,12})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?!\d)/iu,
}
const time =
  /^(?:[T,\s]+(?:(?:at|um|à|om|a las) )?(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?(?:[:.](?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s?(?<half>[ap]\.?\s?m\.?)?(?: ?(?:uhr|h))?\s*(?<zone>[a-z]{1,5})?(?<offset>[+-]\d{1,2}(?::?\d{2})?)?)?$/iu

function statedIn(text: string, order: DayOrder): Stated | null {
  for (const pattern of Object.values(dates)) {
    const date = pattern.exec(text)
    const clock = date && time.exec(text.slice(date[0].length))
    if (!clock) continue
    const dayMs = dayOf(date.groups ?? {}, order)
    const ofDayMs = timeOfDay(clock.groups ?? {})
    const aheadMinutes = aheadOf(clock.groups ?? {})
    if (dayMs === null || ofDayMs === null || aheadMinutes === 'unknown') return null
    return { shownMs: dayMs + ofDayMs, aheadMinutes }
  }
  return null
}

/** "Wed, 24 Dec" as "24 Dec". */
const withoutWeekday = (text: string): string => text.replace(/^\p{L}{2,10}\.?,?\s+/u, '')

const withoutComment = (text: string): string => text.replace(/\s*\(.*\)$/, '').replace(/\s+/g, ' ')

/** "Wed Dec 24 14:00:00 +0000 2025", as C and some networks write it. */
const withYearUpFront = (text: string): string =>
  text.replace(/^(\p{L}{3} \p{L}{3} +\d{1,2}) (\d\d:\d\d:\d\d.*) (\d{4})$/u, '$1 $3 $2')

type Groups = Partial<Record<string, string>>

/** Midnight of the day in milliseconds, as if in UTC; null when there is no such day. */
function dayOf({ year = '', month, day, one, two, name }: Groups, order: DayOrder): number | null {
  const [dayInNumbers, monthInNumbers] = order === 'day-first' ? [one, two] : [two, one]
  const on = Number(day ?? dayInNumbers)
  const inMonth = name === undefined ? Number(month ?? monthInNumbers) : monthNamed(name)
  const inYear = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  const at = new Date(Date.UTC(inYear, inMonth - 1, on))
  const exists = at.getUTCMonth() === inMonth - 1 && at.getUTCDate() === on && inYear >= 1900 && inYear < 3000
  return exists ? at.getTime() : null
}

function timeOfDay({ hour = '0', minute = '0', second = '0', fraction = '', half }: Groups): number | null {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (minutes > 59 || seconds > 60 || hours > 23) return null
  if (half && (hours < 1 || hours > 12)) return null
  const ofDay = half ? (hours % 12) + (/^p/i.test(half) ? 12 : 0) : hours
  return (ofDay * 60 + minutes) * 60_000 + seconds * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
}

const hoursAhead: Record<string, number> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, mez: 1, cest: 2, mesz: 2, eet: 2, eest: 3 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
}

/** How many minutes the stated zone is ahead of UTC; null when none is stated. */
function aheadOf({ zone, offset }: Groups): number | null | 'unknown' {
  const named = zone === undefined ? null : hoursAhead[zone.toLowerCase()]
  if (named === undefined) return 'unknown'
  if (offset === undefined) return named === null ? null : named * 60
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
  const ahead = Number(hours) * 60 + Number(minutes)
  return ahead > 18 * 60 ? 'unknown' : (named ?? 0) * 60 + (sign === '-' ? -ahead : ahead)
}

/** How months begin in English, German, French, Dutch and Spanish. */
const monthStarts = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mei'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
]

/** 1 to 12; 0 for a word that is no month. */
const monthNamed = (name: string): number => {
  const word = folded(name)
  return monthStarts.findIndex((starts) => starts.some((start) => word.startsWith(start))) + 1
}
