import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { gapsOf, reaching, runsOf, spanOf, within, type Moment } from './moments.ts'
import { peaksOf, plotted, scaleOf, shortened, shownOf, softPath, ticksOf, timeAt } from './scale.ts'

const day = 86_400_000
const start = Date.UTC(2025, 2, 1)
const on = (days: number) => new Date(start + days * day)

const moment = (days: number, valence = 0, intensity = 0.5, quote = ''): Moment => ({
  id: `${days} ${valence} ${intensity}`,
  at: on(days),
  valence,
  quote,
  feeling: { family: 'calm', word: 'calm', intensity, confidence: 0.8, isUnsure: false },
})

describe('gaps', () => {
  it('are stretches without contact, named in days, up to now', () => {
    const moments = [0, 3, 44, 50].map((at) => moment(at))
    expect(gapsOf(moments, on(90)).map(({ days }) => days)).toEqual([41, 40])
    expect(gapsOf(moments, on(60)).map(({ days }) => days)).toEqual([41])
    expect(gapsOf([], on(60))).toEqual([])
  })

  it('cut the curve, so that no line crosses them', () => {
    const curve = [0, 3, 44, 50].map((at) => ({ at: on(at), level: 0.2 }))
    const runs = runsOf(curve, gapsOf(curve, on(50)))
    expect(runs.map((run) => run.length)).toEqual([2, 2])
    expect(runsOf([], [])).toEqual([])
  })
})

describe('the span', () => {
  const whole = spanOf([moment(0)], on(400))

  it('holds every moment and stays inside the whole when zoomed', () => {
    expect(whole.from).toBeLessThan(start)
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 0, max: 900 }), (from, length) => {
        const span = within({ from: start + from * day, to: start + (from + length) * day }, whole)
        return span.from >= whole.from && span.to <= whole.to + 1 && span.to - span.from >= 2 * day
      }),
    )
  })

  it('follows the keyboard to a moment outside of it', () => {
    const span = within({ from: start, to: start + 20 * day }, whole)
    expect(reaching(span, on(5), whole)).toBe(span)
    const moved = reaching(span, on(200), whole)
    expect(moved.from).toBeLessThan(on(200).getTime())
    expect(moved.to).toBeGreaterThan(on(200).getTime())
  })
})

describe('on the chart', () => {
  const span = { from: start, to: start + 365 * day }
  const scale = scaleOf(span, 1000, 260)

  it('time runs across, valence up and down, both within the margins', () => {
    expect(scale.y(1)).toBe(scale.top)
    expect(scale.y(-1)).toBe(scale.bottom)
    expect(scale.y(0)).toBeCloseTo((scale.top + scale.bottom) / 2)
    expect(timeAt(scale.x(start + 100 * day), span, 1000)).toBeCloseTo(start + 100 * day, 0)
  })

  it('5,000 messages become a few hundred shapes, and none is forgotten in the count', () => {
    const many = Array.from({ length: 5000 }, (_, i) => moment((i * 365) / 5000, Math.sin(i), (i % 10) / 10))
    const shown = shownOf(many, span, scale)
    expect(shown.length).toBeLessThan(520)
    expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(5000)
  })

  it('the strongest of those that cover each other is the one shown', () => {
    const shown = shownOf([moment(10, -0.8, 0.2), moment(10.2, -0.8, 0.9), moment(10.1, -0.8, 0.5)], span, scale)
    expect(shown.map((one) => [one.moment.feeling.intensity, one.count])).toEqual([[0.9, 3]])
  })

  it('quotes stand at the strongest moments, apart from each other', () => {
    const shown = shownOf(
      [moment(10, -0.9, 0.9, 'a'), moment(14, -0.8, 0.8, 'b'), moment(200, 0.9, 0.9, 'c'), moment(300, 0.9, 1)],
      span,
      scale,
    )
    expect(peaksOf(shown, 1000).map(({ moment: { quote } }) => quote)).toEqual(['a', 'c'])
    expect(peaksOf(shown, 390)).toHaveLength(1)
  })

  it('a soft line never swings past the points it joins', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 20 }), (heights) => {
        const points = heights.map((y, i) => ({ x: i * 10, y }))
        const [least, most] = [Math.min(...heights), Math.max(...heights)]
        const drawn = [...softPath(points).matchAll(/-?[\d.]+ (-?[\d.]+)/g)].map((pair) => Number(pair[1]))
        return drawn.every((y) => y >= least - 0.06 && y <= most + 0.06)
      }),
    )
    expect(softPath([])).toBe('')
  })

  it('a curve of many readings is thinned to the pixels there are', () => {
    const run = Array.from({ length: 20_000 }, (_, i) => ({ at: on((i * 365) / 20_000), level: 0.5 }))
    const thin = plotted(run, scale)
    expect(thin.length).toBeLessThan(520)
    expect(thin.every(({ y }) => Math.abs(y - scale.y(0.5)) < 0.01)).toBe(true)
  })

  it('marks time by months over a year and by days over a week', () => {
    const year = ticksOf(span, 1000)
    expect(year.length).toBeGreaterThan(3)
    expect(year.length).toBeLessThan(13)
    expect(year.every(({ at }) => at.getDate() === 1)).toBe(true)
    expect(ticksOf({ from: start, to: start + 7 * day }, 1000).every(({ unit }) => unit === 'day')).toBe(true)
  })
})

it('a quote keeps its first four words', () => {
  expect(shortened('This is the third time I ask')).toBe('This is the third…')
  expect(shortened(' Thank you ')).toBe('Thank you')
  expect(shortened('"Dear Mr Aldous, your order is here."')).toBe('Dear Mr Aldous, your…')
})
