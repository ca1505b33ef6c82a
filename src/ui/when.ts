import { formatLocale } from './locale.ts'
import { say } from './say.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const viewerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whole calendar days from one instant to another, as a wall calendar in that time zone counts them. */
export const daysBetween = (from: Date, to: Date, zone: string = viewerZone()): number =>
  Math.round((dayOf(to, zone) - dayOf(from, zone)) / day)

const dayOf = (at: Date, zone: string): number =>
  Date.parse(`${at.toLocaleDateString('en-CA', { timeZone: zone })}T00:00Z`)

/**
 * An instant as people say it, in the viewer's time zone: `just now`, `20 minutes ago`, `16:20`,
 * `yesterday 16:20`, `Tuesday 16:20`, `12 March`, `12 March 2024`.
 */
export function when(at: Date, now: Date, zone: string = viewerZone()): string {
  const ago = now.getTime() - at.getTime()
  if (ago >= 0 && ago < minute) return say('just now')
  if (ago >= 0 && ago < hour)
    return say('{count, plural, one {# minute ago} other {# minutes ago}}', { count: Math.floor(ago / minute) })
  const time = formatted(at, zone, { hour: '2-digit', minute: '2-digit' })
  const days = daysBetween(at, now, zone)
  if (days === 0) return time
  if (days === 1) return say('yesterday {time}', { time })
  if (days === -1) return say('tomorrow {time}', { time })
  if (Math.abs(days) < 7) return say('{weekday} {time}', { weekday: formatted(at, zone, { weekday: 'long' }), time })
  return say('{date}', { date: dateOf(at, now, zone) })
}

/** The same, short enough for the end of a row: `16:20`, `yesterday`, `Tue`, `12 Mar`, `Mar 2024`. */
export function whenBrief(at: Date, now: Date, zone: string = viewerZone()): string {
  const days = daysBetween(at, now, zone)
  if (days === 0) return formatted(at, zone, { hour: '2-digit', minute: '2-digit' })
  if (days === 1) return say('yesterday')
  if (days > 1 && days < 7) return say('{weekday}', { weekday: formatted(at, zone, { weekday: 'short' }) })
  const isThisYear = yearOf(at, zone) === yearOf(now, zone)
  return say('{date}', {
    date: formatted(at, zone, isThisYear ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' }),
  })
}

/** A day: `12 March`, with its year when that is another one. */
export function dateOf(at: Date, now: Date, zone: string = viewerZone()): string {
  const isThisYear = yearOf(at, zone) === yearOf(now, zone)
  return formatted(at, zone, { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })
}

/** Exact to the second, with the zone: for the title of a time. */
export const exactly = (at: Date, zone: string = viewerZone()): string =>
  formatted(at, zone, { dateStyle: 'full', timeStyle: 'long' })

/** A length of time in its largest whole unit: `20 minutes`, `5 hours`, `3 days`. */
export function howLong(milliseconds: number): string {
  const length = Math.max(0, milliseconds)
  if (length < minute) return say('less than a minute')
  if (length < hour)
    return say('{count, plural, one {# minute} other {# minutes}}', { count: Math.floor(length / minute) })
  if (length < 2 * day)
    return say('{count, plural, one {# hour} other {# hours}}', { count: Math.floor(length / hour) })
  return say('{count, plural, one {# day} other {# days}}', { count: Math.floor(length / day) })
}

const yearOf = (at: Date, zone: string): string => at.toLocaleDateString('en-CA', { timeZone: zone, year: 'numeric' })

const formats = new Map<string, Intl.DateTimeFormat>()

function formatted(at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([formatLocale(), zone, options])
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(formatLocale(), { timeZone: zone, hourCycle: 'h23', ...options })
  formats.set(key, format)
  return format.format(at)
}
