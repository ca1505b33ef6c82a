import { wallClock } from '../table/zone.ts'
import type { StoryMessage } from './stories.ts'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs

/** Where all clocks of the stories hang. */
const clock = wallClock('Europe/London')

/** How far ahead of UTC the clock on the wall is at an instant, in minutes. */
export const aheadAt = (at: Date): number => (shownBy(at) - at.getTime()) / minuteMs

function shownBy(at: Date): number {
  const summer = at.getTime() + 60 * minuteMs
  return clock(summer) === at.getTime() ? summer : at.getTime()
}

/** How long before now the last mail came, at least. */
const latestMs = 3 * minuteMs
/** Of the time between two mails, what is kept where both have to move. */
const keptMs = 20 * minuteMs

/** When the messages of a conversation were sent: in order, and minutes ago where today's hour has not come yet. */
export function sentAt(messages: StoryMessage[], now: Date): Date[] {
  const today = Math.floor(shownBy(now) / dayMs) * dayMs
  const told = messages.map(({ daysAgo, minute }) => clock(today - daysAgo * dayMs + minute * minuteMs))
  let next = now.getTime() - latestMs
  const sent = told.map((at, place) => ({ at, gapMs: at - (told[place - 1] ?? 0) })).toReversed()
  const instants = sent.map(({ at, gapMs }) => {
    const moved = Math.min(at, next)
    next = moved - Math.max(minuteMs, Math.min(gapMs, keptMs))
    return new Date(moved)
  })
  return instants.toReversed()
}
