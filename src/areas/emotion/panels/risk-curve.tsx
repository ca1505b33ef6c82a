import { say, sayPercent } from '#ui/say.ts'
import type { Foresight } from '../contract.ts'
import styles from './threshold.module.css'

type Point = Foresight['points'][number]
type Props = { points: readonly Point[]; chosen: Point; kept: Point }

/** Share looked at across, share right upwards: of everything in the end, and of what nobody looks at. */
export function RiskCurve({ points, chosen, kept }: Props) {
  const floor = floorOf(points)
  const up = (right: number) => (100 * (right - floor)) / (1 - floor)
  const line = (of: readonly Point[], right: (point: Point) => number) =>
    of.map((point) => `${(100 * point.share).toFixed(2)},${(100 - up(right(point))).toFixed(2)}`).join(' ')
  const seen = points.filter(({ wrong }) => wrong !== null)
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span data-line="whole">{say('Right in the end: {share}', { share: sayPercent(chosen.whole) })}</span>
        {chosen.wrong && (
          <span data-line="alone">
            {say('Right where nobody looks: {share}', { share: sayPercent(rightAlone(chosen)) })}
          </span>
        )}
      </figcaption>
      <div className={styles.plot} role="img" aria-label={curveWords(chosen)}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lines} aria-hidden>
          <polyline className={styles.alone} points={line(seen, rightAlone)} />
          <polyline className={styles.whole} points={line(points, ({ whole }) => whole)} />
        </svg>
        <span className={styles.at} style={{ insetInlineStart: `${100 * chosen.share}%` }} />
        <Interval {...{ chosen, up }} />
        <Dot share={kept.share} height={up(kept.whole)} kind="kept" />
        <Dot share={chosen.share} height={up(chosen.whole)} kind="whole" />
        {chosen.wrong && <Dot share={chosen.share} height={up(rightAlone(chosen))} kind="alone" />}
        <span className={styles.top}>{sayPercent(1)}</span>
        <span className={styles.bottom}>{sayPercent(floor)}</span>
      </div>
      <p className={styles.across} aria-hidden>
        <span>{sayPercent(0)}</span>
        <span>{say('looked at by a person')}</span>
        <span>{sayPercent(1)}</span>
      </p>
    </figure>
  )
}

const rightAlone = ({ wrong }: Point): number => 1 - (wrong?.share ?? 0)

/** Where the scale begins: a tenth below everything on it. */
const floorOf = (points: readonly Point[]): number =>
  Math.min(0.9, Math.floor(10 * Math.min(...points.flatMap((point) => [point.whole, rightAlone(point)]))) / 10)

const curveWords = (chosen: Point): string =>
  say('With {share} looked at by a person, {whole} are right in the end.', {
    ...{ share: sayPercent(chosen.share), whole: sayPercent(chosen.whole) },
  })

type DotProps = { share: number; height: number; kind: 'kept' | 'whole' | 'alone' }

const Dot = ({ share, height, kind }: DotProps) => (
  <span
    className={styles.dot}
    data-kind={kind}
    style={{ insetInlineStart: `${100 * share}%`, insetBlockEnd: `${height}%` }}
  />
)

/** Between which shares the true one lies, where people have answered. */
function Interval({ chosen, up }: { chosen: Point; up: (right: number) => number }) {
  const { wrong, share } = chosen
  if (wrong?.by !== 'reviews') return null
  const [low, high] = [Math.max(0, up(1 - wrong.high)), up(1 - wrong.low)]
  return (
    <span
      className={styles.interval}
      style={{ insetInlineStart: `${100 * share}%`, insetBlockEnd: `${low}%`, blockSize: `${high - low}%` }}
    />
  )
}
