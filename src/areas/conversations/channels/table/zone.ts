import { invalid } from '#kit/errors.ts'

const dayMs = 86_400_000

/** Turns what a clock on the wall shows, in milliseconds as if it were UTC, into an instant. */
export type WallClock = (shownMs: number) => number

/**
 * The clock of an IANA time zone. An hour that is skipped in spring is read as if the clock had not been moved yet;
 * of an hour that comes twice in autumn, the first is meant. Throws on a zone that is none.
 */
export function wallClock(timeZone: string): WallClock {
  const aheadMs = aheadIn(timeZone)
  return (shownMs) => {
    const before = shownMs - aheadMs(shownMs - dayMs)
    if (before + aheadMs(before) === shownMs) return before
    const after = shownMs - aheadMs(shownMs + dayMs)
    return after + aheadMs(after) === shownMs ? after : before
  }
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function aheadIn(timeZone: string): (atMs: number) => number {
  if (timeZone === 'UTC') return () => 0
  const format = formatIn(timeZone)
  return (atMs) => {
    const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric'
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone, hourCycle: 'h23' })
  } catch {
    throw invalid('There is no time zone {timeZone}. Choose one such as Europe/Berlin or UTC.', { timeZone })
  }
}
