import { useSyncExternalStore } from 'react'
import { exactly, when, whenBrief } from './when.ts'

const minute = 60_000
const listeners = new Set<() => void>()
let tick: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  tick ??= setInterval(() => listeners.forEach((tell) => tell()), minute / 2)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(tick)
      tick = undefined
    }
  }
}

const startOfMinute = () => Math.floor(Date.now() / minute) * minute

/** The present minute; the screen follows it. */
export const useNow = (): Date => new Date(useSyncExternalStore(subscribe, startOfMinute))

/** An instant as people say it, exact on hover. `brief` for the end of a row. What is of this minute is not yet to come. */
export function When({ at, brief = false }: { at: Date; brief?: boolean }) {
  const minuteBegun = useNow().getTime()
  const isOfThisMinute = at.getTime() - minuteBegun < minute
  const now = new Date(isOfThisMinute ? Math.max(minuteBegun, at.getTime()) : minuteBegun)
  return (
    <time dateTime={at.toISOString()} title={exactly(at)} className="tabular">
      {brief ? whenBrief(at, now) : when(at, now)}
    </time>
  )
}
