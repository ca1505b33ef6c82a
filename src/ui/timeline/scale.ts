import type { CurvePoint, Moment, Span } from './moments.ts'

/** Where things lie on the chart, in pixels. */
export type Scale = {
  width: number
  height: number
  top: number
  bottom: number
  x: (at: number) => number
  y: (level: number) => number
}

/** A chart of that size showing that span; valence 1 lies at the top margin, −1 at the bottom one. */
export function scaleOf(span: Span, width: number, height: number): Scale {
  const side = 12
  const [top, bottom] = [26, height - 50]
  const perTime = (width - 2 * side) / Math.max(1, span.to - span.from)
  return {
    width,
    height,
    top,
    bottom,
    x: (at) => side + (at - span.from) * perTime,
    y: (level) => top + ((1 - Math.max(-1, Math.min(1, level))) / 2) * (bottom - top),
  }
}

/** The instant under a pixel. */
export const timeAt = (pixel: number, span: Span, width: number): number =>
  span.from + ((pixel - 12) / Math.max(1, width - 24)) * (span.to - span.from)

export type Shown = { moment: Moment; x: number; y: number; count: number }

/**
 * The moments worth a shape of their own: of those that would cover each other (same few pixels, same side of the
 * middle) the strongest stands for all, with their number. At most five per `cell` pixels, however many there are.
 */
export function shownOf(moments: readonly Moment[], span: Span, scale: Scale, cell = 10): Shown[] {
  const cells = new Map<string, Shown>()
  for (const moment of moments) {
    const time = moment.at.getTime()
    if (time < span.from || time > span.to) continue
    const x = scale.x(time)
    const key = `${Math.round(x / cell)} ${Math.round(moment.valence * 1.6)}`
    const there = cells.get(key)
    const isStronger = !there || weight(moment) > weight(there.moment)
    const count = (there?.count ?? 0) + 1
    cells.set(key, isStronger ? { moment, x, y: scale.y(moment.valence), count } : { ...there, count })
  }
  return [...cells.values()]
}

/** How much a moment stands out: strong feelings, surely read. */
const weight = ({ valence, feeling }: Moment): number =>
  Math.abs(valence) * (0.3 + feeling.intensity) * (feeling.isUnsure ? 0.4 : 0.6 + 0.4 * feeling.confidence)

/** The few moments that carry a quote: the strongest first, none nearer to another than `apart` pixels. */
export function peaksOf(shown: readonly Shown[], width: number, apart = 170): Shown[] {
  const most = Math.max(1, Math.floor(width / 230))
  const peaks: Shown[] = []
  const candidates = shown.filter(({ moment }) => moment.quote !== '' && weight(moment) > 0.12)
  for (const one of [...candidates].sort((a, b) => weight(b.moment) - weight(a.moment))) {
    const isFree = peaks.every((peak) => Math.abs(peak.x - one.x) > apart || Math.abs(peak.y - one.y) > 70)
    if (isFree && peaks.length < most) peaks.push(one)
  }
  return peaks
}

/** The first words of a quote, without a mark of its own at its beginning: it is shown in marks. */
export function shortened(quote: string, words = 4): string {
  const all = quote
    .replace(/^[\s"“„«]+/, '')
    .trim()
    .split(/\s+/)
  return all.length > words ? `${all.slice(0, words).join(' ')}…` : all.join(' ')
}

/**
 * A soft line through points that never swings past them: monotone cubic interpolation
 * (Fritsch and Carlson 1980, in the harmonic form of Steffen 1990), as an SVG path.
 */
export function softPath(points: readonly { x: number; y: number }[]): string {
  const [first] = points
  if (!first) return ''
  const slopes = points.map((_, i) => slopeAt(points, i))
  const steps = points.slice(1).map((point, i) => {
    const before = points[i] ?? first
    const third = (point.x - before.x) / 3
    const [leave, arrive] = [slopes[i] ?? 0, slopes[i + 1] ?? 0]
    return `C${px(before.x + third)} ${px(before.y + leave * third)} ${px(point.x - third)} ${px(point.y - arrive * third)} ${px(point.x)} ${px(point.y)}`
  })
  return `M${px(first.x)} ${px(first.y)}${steps.join('')}`
}

const px = (value: number): string => value.toFixed(1)

function slopeAt(points: readonly { x: number; y: number }[], i: number): number {
  const [before, here, after] = [points[i - 1], points[i], points[i + 1]]
  if (!before || !here || !after) return 0
  const [h0, h1] = [here.x - before.x, after.x - here.x]
  if (h0 <= 0 || h1 <= 0) return 0
  const [s0, s1] = [(here.y - before.y) / h0, (after.y - here.y) / h1]
  if (s0 * s1 <= 0) return 0
  const p = (s0 * h1 + s1 * h0) / (h0 + h1)
  return Math.sign(s0) * Math.min(Math.abs(s0), Math.abs(s1), Math.abs(p) / 2) * 2
}

/** The points of a run on the chart, at most one per two pixels: the mean where there are more. */
export function plotted(run: readonly CurvePoint[], scale: Scale): { x: number; y: number }[] {
  const columns = new Map<number, { x: number; y: number; count: number }>()
  for (const { at, level } of run) {
    const x = scale.x(at.getTime())
    const column = columns.get(Math.round(x / 2)) ?? { x, y: 0, count: 0 }
    const count = column.count + 1
    columns.set(Math.round(x / 2), { x: column.x, y: column.y + (scale.y(level) - column.y) / count, count })
  }
  return [...columns.values()]
}

const day = 86_400_000
const steps = [
  { days: 1, unit: 'day', every: 1 },
  { days: 7, unit: 'day', every: 7 },
  { days: 14, unit: 'day', every: 14 },
  { days: 30.4, unit: 'month', every: 1 },
  { days: 91, unit: 'month', every: 3 },
  { days: 182, unit: 'month', every: 6 },
  { days: 365, unit: 'month', every: 12 },
  { days: 1826, unit: 'month', every: 60 },
] as const

/** Starts of days, weeks, months or years in local time, about `apart` pixels from each other. */
export function ticksOf(span: Span, width: number, apart = 88): { at: Date; unit: 'day' | 'month' }[] {
  const wanted = ((span.to - span.from) / day / width) * apart
  const step = steps.find(({ days }) => days >= wanted) ?? steps[steps.length - 1]
  if (!step) return []
  const ticks = []
  for (let at = firstTick(span.from, step); at.getTime() <= span.to; at = nextTick(at, step)) {
    if (at.getTime() >= span.from) ticks.push({ at, unit: step.unit })
  }
  return ticks
}

type Step = (typeof steps)[number]

function firstTick(from: number, { unit, every }: Step): Date {
  const start = new Date(from)
  start.setHours(0, 0, 0, 0)
  if (unit === 'day') {
    if (every > 1) start.setDate(start.getDate() - ((start.getDay() + 6) % 7))
    return start
  }
  const months = start.getFullYear() * 12 + start.getMonth()
  return monthOf(Math.floor(months / every) * every)
}

const monthOf = (months: number): Date => new Date(Math.floor(months / 12), months % 12, 1)

function nextTick(at: Date, { unit, every }: Step): Date {
  if (unit === 'month') return monthOf(at.getFullYear() * 12 + at.getMonth() + every)
  const next = new Date(at)
  next.setDate(next.getDate() + every)
  return next
}
