import { useState, type PointerEvent } from 'react'
import { within, type Span } from './moments.ts'
import { timeAt } from './scale.ts'

type Drag = { from: number; to: number }

/** Drag across to look closer; anything narrower than this many pixels was a click. */
const leastDrag = 12

/** Which span of time is shown, and the drag that changes it. Pixels count from the left edge of the chart. */
export function useZoom(whole: Span, width: number) {
  const [chosen, setChosen] = useState<Span | null>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const span = chosen ? within(chosen, whole) : whole

  const pixelOf = (event: PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left

  const start = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: pixelOf(event), to: pixelOf(event) })
  }
  const move = (event: PointerEvent) => setDrag((held) => held && { ...held, to: pixelOf(event) })

  /** Ends a drag; true when it was wide enough to zoom. */
  const end = (): boolean => {
    const [low, high] = drag ? [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)] : [0, 0]
    setDrag(null)
    if (high - low < leastDrag) return false
    setChosen({ from: timeAt(low, span, width), to: timeAt(high, span, width) })
    return true
  }

  const by = (factor: number, around: number) => {
    const [before, after] = [(around - span.from) * factor, (span.to - around) * factor]
    setChosen({ from: around - before, to: around + after })
  }

  return {
    span,
    isZoomed: chosen !== null,
    drag: drag && Math.abs(drag.to - drag.from) >= leastDrag ? drag : null,
    start,
    move,
    end,
    cancel: () => setDrag(null),
    reset: () => setChosen(null),
    show: setChosen,
    by,
  }
}
