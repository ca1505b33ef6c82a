import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useElementSize } from '@mantine/hooks'
import { sounds } from '#ui/emotion/feeling.ts'
import { say } from '#ui/say.ts'
import { when } from '#ui/when.ts'
import { gapsOf, reaching, runsOf, spanOf, type CurvePoint, type Moment, type RailMark, type Usual } from './moments.ts'
import { peaksOf, scaleOf, shownOf, type Shown } from './scale.ts'
import { TimelineCard } from './timeline-card.tsx'
import { Curve, Gaps, Ground, Quotes, Rail, Shape, Shapes } from './timeline-marks.tsx'
import { TimelineTable } from './timeline-table.tsx'
import { TimelineTools } from './timeline-tools.tsx'
import { useZoom } from './use-zoom.ts'
import styles from './timeline.module.css'

export type TimelineProps = {
  /** In order of time. */
  moments: readonly Moment[]
  curve: readonly CurvePoint[]
  usual: Usual | null
  rail?: readonly RailMark[]
  /** The present: the chart ends here, and silence is counted up to here. */
  until: Date
  /** Opens the conversation of a moment. */
  onOpen: (id: string) => void
}

const nothing: readonly RailMark[] = []

/**
 * How somebody seemed to feel over time. Hover or arrow keys read a message, Enter opens it, a drag looks closer,
 * double click or Escape shows everything again; a table holds the same for those who do not see it.
 */
export function Timeline({ moments, curve, usual, rail = nothing, until, onOpen }: TimelineProps) {
  const { ref, width } = useElementSize()
  const [active, setActive] = useState<Moment | null>(null)
  const [isTable, setIsTable] = useState(false)
  const whole = useMemo(() => spanOf(moments, until), [moments, until])
  const zoom = useZoom(whole, width)
  const chart = useChart({ moments, curve, until, span: zoom.span, width })
  const look = useRef<HTMLDivElement>(null)

  const walk = (to: Moment | undefined) => {
    if (!to) return
    setActive(to)
    zoom.show(reaching(zoom.span, to.at, whole))
  }
  const point = (event: PointerEvent) => {
    zoom.move(event)
    const box = event.currentTarget.getBoundingClientRect()
    setActive(nearest(chart.shown, event.clientX - box.left, event.clientY - box.top))
  }
  const release = () => {
    if (!zoom.end() && active) look.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const key = keys[event.key]
    if (!key || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    const at = active ? moments.findIndex(({ id }) => id === active.id) : -1
    if (key === 'open') return active && onOpen(active.id)
    if (key === 'reset') return active && !zoom.isZoomed ? setActive(null) : zoom.reset()
    if (key === 'closer' || key === 'wider')
      return zoom.by(
        key === 'closer' ? 0.5 : 2,
        (active?.at ?? new Date((zoom.span.from + zoom.span.to) / 2)).getTime(),
      )
    const last = moments.length - 1
    const next = { first: 0, last, before: at < 0 ? last : Math.max(0, at - 1), after: Math.min(last, at + 1) }[key]
    walk(moments[next])
  }

  return (
    <div className={styles.timeline}>
      <TimelineTools whole={whole} zoom={zoom} isTable={isTable} onTable={setIsTable} />
      {isTable && <TimelineTable moments={moments} onOpen={onOpen} />}
      <div ref={ref} hidden={isTable}>
        <div
          ref={look}
          className={styles.look}
          tabIndex={0}
          role="group"
          aria-label={say('How they seemed to feel over time. Arrow keys walk from message to message.')}
          onKeyDown={press}
          onBlur={() => setActive(null)}
          onPointerDown={zoom.start}
          onPointerMove={point}
          onPointerUp={release}
          onPointerCancel={zoom.cancel}
          onPointerLeave={(event) => event.pointerType === 'mouse' && setActive(null)}
          onDoubleClick={zoom.reset}
        >
          {width > 0 && (
            <svg width={width} height={chart.scale.height} direction="ltr" className={styles.chart}>
              <Ground scale={chart.scale} span={zoom.span} usual={usual} />
              <Gaps scale={chart.scale} gaps={chart.gaps} lastAt={moments.at(-1)?.at.getTime() ?? 0} />
              <Curve scale={chart.scale} runs={chart.runs} />
              <Shapes shown={chart.shown} />
              <Quotes scale={chart.scale} peaks={chart.peaks} />
              <Rail scale={chart.scale} rail={rail} />
              {zoom.drag && <Selection {...zoom.drag} height={chart.scale.bottom + 16} />}
              {active && <Active shown={placed(active, chart)} bottom={chart.scale.bottom} />}
            </svg>
          )}
          {active && !zoom.drag && <TimelineCard {...placed(active, chart)} width={width} />}
        </div>
        <p aria-live="polite" className="hidden-visually">
          {active && `${when(active.at, until)}: ${sounds(active.feeling)}. ${active.quote}`}
        </p>
      </div>
    </div>
  )
}

const keys: Record<string, 'before' | 'after' | 'first' | 'last' | 'open' | 'reset' | 'closer' | 'wider'> = {
  ArrowLeft: 'before',
  ArrowRight: 'after',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  Escape: 'reset',
  '+': 'closer',
  '-': 'wider',
}

type ChartInput = Pick<TimelineProps, 'moments' | 'curve' | 'until'> & {
  span: { from: number; to: number }
  width: number
}

/** Everything that is drawn, worked out once per span and width, not on every move of the pointer. */
function useChart({ moments, curve, until, span: { from, to }, width }: ChartInput) {
  return useMemo(() => {
    const scale = scaleOf({ from, to }, Math.max(1, width), width < 520 ? 220 : 264)
    const gaps = gapsOf(moments, until)
    const shown = shownOf(moments, { from, to }, scale)
    return { scale, gaps, shown, runs: runsOf(curve, gaps), peaks: peaksOf(shown, width) }
  }, [moments, curve, until, from, to, width])
}

type Chart = ReturnType<typeof useChart>

/** A moment where the chart has it, even when a stronger one stands for it. */
function placed(moment: Moment, { shown, scale }: Chart): Shown {
  const there = shown.find((one) => one.moment.id === moment.id)
  return there ?? { moment, x: scale.x(moment.at.getTime()), y: scale.y(moment.valence), count: 1 }
}

function nearest(shown: readonly Shown[], x: number, y: number): Moment | null {
  const far = (one: Shown) => Math.hypot(one.x - x, (one.y - y) * 0.5)
  const best = shown.reduce<Shown | null>((found, one) => (!found || far(one) < far(found) ? one : found), null)
  return best && far(best) < 48 ? best.moment : null
}

const Selection = ({ from, to, height }: { from: number; to: number; height: number }) => (
  <rect className={styles.selection} x={Math.min(from, to)} width={Math.abs(to - from)} y={0} height={height} rx={4} />
)

const Active = ({ shown, bottom }: { shown: Shown; bottom: number }) => (
  <g pointerEvents="none">
    <line className={styles.thread} x1={shown.x} x2={shown.x} y1={shown.y + 10} y2={bottom + 18} />
    <circle className={styles.halo} cx={shown.x} cy={shown.y} r={13} />
    <Shape {...shown} />
  </g>
)
