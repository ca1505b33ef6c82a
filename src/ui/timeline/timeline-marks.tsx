import { memo } from 'react'
import { FeelingGlyph } from '#ui/emotion/feeling-shape.tsx'
import { formatLocale } from '#ui/locale.ts'
import { say } from '#ui/say.ts'
import type { CurvePoint, RailMark, Span, Usual } from './moments.ts'
import { plotted, shortened, softPath, ticksOf, type Scale, type Shown } from './scale.ts'
import styles from './timeline.module.css'

type Gap = Span & { days: number }

/** The quiet ground: middle line, the usual band, words at both ends, and time below. */
export const Ground = memo(function Ground({ scale, span, usual }: { scale: Scale; span: Span; usual: Usual | null }) {
  return (
    <g>
      {usual && (
        <>
          <rect
            className={styles.band}
            x={0}
            width={scale.width}
            y={scale.y(usual.high)}
            height={Math.max(2, scale.y(usual.low) - scale.y(usual.high))}
          />
          <line className={styles.usual} x1={0} x2={scale.width} y1={scale.y(usual.level)} y2={scale.y(usual.level)} />
        </>
      )}
      <line className={styles.middle} x1={0} x2={scale.width} y1={scale.y(0)} y2={scale.y(0)} />
      {ticksOf(span, scale.width).map(({ at, unit }) => (
        <g key={at.getTime()} transform={`translate(${scale.x(at.getTime()).toFixed(1)} 0)`}>
          <line className={styles.tick} y1={scale.bottom + 18} y2={scale.bottom + 22} />
          <text className={styles.label} y={scale.bottom + 36} textAnchor="middle">
            {tickWords(at, unit)}
          </text>
        </g>
      ))}
    </g>
  )
})

function tickWords(at: Date, unit: 'day' | 'month'): string {
  const options: Intl.DateTimeFormatOptions =
    unit === 'day' ? { day: 'numeric', month: 'short' } : at.getMonth() === 0 ? { year: 'numeric' } : { month: 'short' }
  return say('{date}', { date: new Intl.DateTimeFormat(formatLocale(), options).format(at) })
}

/** Time without contact: dashed and named, never drawn through. */
export const Gaps = memo(function Gaps({
  scale,
  gaps,
  lastAt,
}: {
  scale: Scale
  gaps: readonly Gap[]
  lastAt: number
}) {
  return gaps.map((gap) => {
    const [from, to] = [Math.max(0, scale.x(gap.from) + 10), Math.min(scale.width, scale.x(gap.to) - 10)]
    if (to - from < 12) return null
    const words =
      gap.from === lastAt
        ? say('quiet for {days, plural, one {# day} other {# days}}', { days: gap.days })
        : say('no contact for {days, plural, one {# day} other {# days}}', { days: gap.days })
    const isNamed = to - from > words.length * 6.2 + 12
    return (
      <g key={gap.from} role="img" aria-label={words}>
        <title>{words}</title>
        <rect x={from} width={to - from} y={scale.top} height={scale.bottom - scale.top} fill="transparent" />
        <line className={styles.gap} x1={from} x2={to} y1={scale.y(0)} y2={scale.y(0)} />
        {isNamed && (
          <text className={styles.gapLabel} x={(from + to) / 2} y={scale.y(0) - 8} textAnchor="middle">
            {words}
          </text>
        )}
      </g>
    )
  })
})

/** How the level moved, as a soft line in pieces. */
export const Curve = memo(function Curve({ scale, runs }: { scale: Scale; runs: readonly CurvePoint[][] }) {
  return runs.map((run, i) => <path key={i} className={styles.curve} d={softPath(plotted(run, scale))} />)
})

export const Shapes = memo(function Shapes({ shown }: { shown: readonly Shown[] }) {
  return shown.map((one) => <Shape key={one.moment.id} {...one} />)
})

/** One message: larger when it felt more, or stands for many. */
export function Shape({ moment: { feeling }, x, y, count }: Shown) {
  const size = 0.62 + 0.28 * feeling.intensity + Math.min(0.2, (count - 1) * 0.04)
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size.toFixed(2)})`}>
      <FeelingGlyph {...feeling} />
    </g>
  )
}

/** The words that were said at the strongest moments. */
export const Quotes = memo(function Quotes({ scale, peaks }: { scale: Scale; peaks: readonly Shown[] }) {
  return peaks.map(({ moment, x, y }) => {
    const words = `“${shortened(moment.quote)}”`
    const half = words.length * 3.1
    return (
      <text
        key={moment.id}
        className={styles.quote}
        {...notOurs}
        x={Math.min(Math.max(x, half + 4), scale.width - half - 4)}
        y={moment.valence >= 0 ? y - 13 : y + 22}
        textAnchor="middle"
      >
        {words}
      </text>
    )
  })
})

/** Life events and promises, under the feelings. */
export const Rail = memo(function Rail({ scale, rail }: { scale: Scale; rail: readonly RailMark[] }) {
  return rail.map(({ id, at, text }) => (
    <g
      key={id}
      transform={`translate(${scale.x(at.getTime()).toFixed(1)} ${scale.bottom + 10})`}
      role="img"
      aria-label={text}
    >
      <title>{text}</title>
      <rect className={styles.railMark} x={-4} y={-4} width={8} height={8} rx={2} />
    </g>
  ))
})

/** Marks the words of a customer inside SVG, as `Content` does elsewhere. */
const notOurs = { translate: 'no' }
