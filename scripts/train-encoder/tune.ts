import { labels } from '#areas/emotion/domain/label.ts'
import type { TextReading } from '#areas/emotion/domain/reading.ts'
import { blended } from '#areas/emotion/engines/blended-engine.ts'
import type { Blend } from '#areas/emotion/engines/blended-engine.ts'
import type { Comment, CustomerMessage } from '../train-text/corpus.ts'
import { areaUnderCurve, bestThreshold, mean } from '../train-text/measures.ts'
import { measureComments } from '../train-text/results.ts'

/** Texts with what each tier says of them. */
export type BothRead<Text> = { texts: readonly Text[]; first: readonly TextReading[]; second: readonly TextReading[] }

const shares = Array.from({ length: 13 }, (_, at) => at / 20)
const temperatures = Array.from({ length: 41 }, (_, at) => 0.5 + at / 20)

/** How the tiers are blended: stored labels by comments, the rest by messages of writers whom neither learnt from. */
export function tuneBlend(comments: BothRead<Comment>, messages: BothRead<CustomerMessage>): Blend {
  const plainest: Blend = { labels: 0, shown: 0, plain: 0, temperature: 1 }
  const byComments = (share: number) =>
    measureComments(comments.texts, together(comments, { ...plainest, labels: share })).crossFitted
  const byPerson = (share: number) =>
    areaUnderCurve(
      together(messages, { ...plainest, plain: share }).map(({ needsPerson }, at) => ({
        ...{ score: needsPerson, is: messages.texts[at]?.needs_person ?? false },
      })),
    )
  const shown = best(shares, (share) => -surprise(messages, { ...plainest, shown: share }))
  return {
    labels: best(shares, byComments),
    shown,
    plain: best(shares, byPerson),
    temperature: best(temperatures, (temperature) => -misplacedTrust(messages, { ...plainest, shown, temperature })),
  }
}

/** For each stored label, the probability from which on calling it present has the best F1 on comments. */
export function tuneThresholds(comments: BothRead<Comment>, blend: Blend): number[] {
  const readings = together(comments, blend)
  return labels.map((_, label) => {
    const calls = readings.map((reading, at) => ({
      score: reading.labels[label] ?? 0,
      is: comments.texts[at]?.chosen.includes(label) ?? false,
    }))
    return Number(bestThreshold(calls).toFixed(4))
  })
}

const together = <Text>({ first, second }: BothRead<Text>, blend: Blend) =>
  first.flatMap((one, at) => {
    const other = second[at]
    return other ? [blended(one, other, blend)] : []
  })

/** How surprised the blend is by the labels that people gave: the mean of −ln p. */
function surprise(messages: BothRead<CustomerMessage>, blend: Blend): number {
  const readings = together(messages, blend)
  const sum = readings.reduce((total, { shown }, at) => {
    const p = shown.find(({ label }) => label === messages.texts[at]?.primary)?.p ?? 0
    return total - Math.log(Math.max(1e-9, p))
  }, 0)
  return sum / readings.length
}

/** How surprised confidence is by whether the first label is one that people gave: the mean logarithmic loss. */
function misplacedTrust(messages: BothRead<CustomerMessage>, blend: Blend): number {
  const losses = together(messages, blend).map(({ shown, confidence }, at) => {
    const text = messages.texts[at]
    const isRight = [text?.primary, ...(text?.also ?? [])].some((label) => label === shown[0]?.label)
    return -Math.log(Math.max(1e-9, isRight ? confidence : 1 - confidence))
  })
  return mean(losses)
}

const best = (tried: readonly number[], worth: (value: number) => number): number =>
  tried.map((value) => ({ value, is: worth(value) })).reduce((a, b) => (b.is > a.is ? b : a)).value
