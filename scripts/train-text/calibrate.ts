import { shownLabels } from '#areas/emotion/domain/label.ts'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'
import { softmax } from '#areas/emotion/domain/share.ts'

export type Judged = { scores: Float32Array; primary: ShownLabel }

const surprise = (judged: readonly Judged[], temperature: number): number =>
  judged.reduce((sum, { scores, primary }) => {
    const p = softmax(scores, temperature)[shownLabels.indexOf(primary)] ?? 0
    return sum - Math.log(Math.max(1e-9, p))
  }, 0)

/** The temperature, from 0.5 to 2.5, at which scores of writers unknown to the model are least surprised by the truth. */
export function temperatureFor(judged: readonly Judged[]): number {
  const tried = Array.from({ length: 81 }, (_, at) => 0.5 + at / 40)
  return tried.reduce((best, next) => (surprise(judged, next) < surprise(judged, best) ? next : best))
}
