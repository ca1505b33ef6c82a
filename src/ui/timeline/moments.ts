import type { Feeling } from '#ui/emotion/feeling.ts'

/** One message that was read. `valence` is −1…1. */
export type Moment = { id: string; at: Date; valence: number; feeling: Feeling; quote: string }

/** The decayed level (−1…1) after each reading. */
export type CurvePoint = { at: Date; level: number }

/** A person's own usual level and the band around it, −1…1. */
export type Usual = { level: number; low: number; high: number }

/** Something on the rail below: a life event, a promise. */
export type RailMark = { id: string; at: Date; text: string }

/** A stretch of time in milliseconds since 1970. */
export type Span = { from: number; to: number }

const day = 86_400_000

/** Stretches without a message, at least `minDays` long; the last one may reach until now. Moments in order of time. */
export function gapsOf(moments: readonly Pick<Moment, 'at'>[], until: Date, minDays = 30): (Span & { days: number })[] {
  const stops = [...moments.map(({ at }) => at.getTime()), until.getTime()]
  return stops.slice(1).flatMap((to, i) => {
    const from = stops[i] ?? to
    const days = Math.floor((to - from) / day)
    return days >= minDays && moments.length > 0 ? [{ from, to, days }] : []
  })
}

/** The curve cut wherever a gap lies between two of its points, so that nothing is drawn through the unknown. */
export function runsOf(curve: readonly CurvePoint[], gaps: readonly Span[]): CurvePoint[][] {
  const runs: CurvePoint[][] = []
  curve.forEach((point, i) => {
    const before = curve[i - 1]
    const isCut = !before || gaps.some((gap) => gap.from >= before.at.getTime() && gap.to <= point.at.getTime())
    if (isCut) runs.push([])
    runs.at(-1)?.push(point)
  })
  return runs
}

/** The whole time there is to show, with a little air at both ends. */
export function spanOf(moments: readonly Pick<Moment, 'at'>[], until: Date): Span {
  const to = until.getTime()
  const from = Math.min(moments[0]?.at.getTime() ?? to, to - 14 * day)
  const air = (to - from) * 0.015
  return { from: from - air, to: to + air }
}

/** A span that lies within the whole and is at least two days long. */
export function within(wanted: Span, whole: Span): Span {
  const length = Math.min(whole.to - whole.from, Math.max(2 * day, wanted.to - wanted.from))
  const middle = (wanted.from + wanted.to) / 2
  const from = Math.min(Math.max(whole.from, middle - length / 2), whole.to - length)
  return { from, to: from + length }
}

/** Moves a span just enough to hold an instant. */
export function reaching(span: Span, at: Date, whole: Span): Span {
  const time = at.getTime()
  if (time >= span.from && time <= span.to) return span
  const length = span.to - span.from
  return within({ from: time - length / 2, to: time + length / 2 }, whole)
}
