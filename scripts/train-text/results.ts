import { familyOf, labels, shownLabels } from '#areas/emotion/domain/label.ts'
import type { Span, TextReading } from '#areas/emotion/domain/reading.ts'
import type { Comment, CustomerMessage } from './corpus.ts'
import { areaUnderCurve, calibrationError, callsFrom, correlation, mean } from './measures.ts'

type Read<Text> = { text: Text; reading: TextReading }

const pairUp = <Text>(texts: readonly Text[], readings: readonly TextReading[]): Read<Text>[] =>
  texts.flatMap((text, at) => {
    const reading = readings[at]
    return reading ? [{ text, reading }] : []
  })

const primaryOf = ({ shown }: TextReading) => shown[0]?.label ?? 'neutral'
const share = (all: readonly boolean[]): number => mean(all.map(Number))
const row = (name: string, ...numbers: (number | string)[]): string =>
  name.padEnd(16) +
  numbers.map((n) => (typeof n === 'number' && !Number.isInteger(n) ? n.toFixed(3) : String(n)).padStart(12)).join('')

/** The numbers that matter for customers' messages, each 0…1 and better when higher, except the calibration error. */
export function measureMessages(messages: readonly CustomerMessage[], readings: readonly TextReading[]) {
  const read = pairUp(messages, readings)
  const felt = read.filter(({ text, reading }) => text.evidence.length > 0 && primaryOf(reading) !== 'neutral')
  return {
    shown: share(read.map(isRight)),
    inTwo: share(
      read.map(({ text, reading }) => reading.shown.slice(0, 2).some(({ label }) => label === text.primary)),
    ),
    family: share(read.map(({ text, reading }) => familyOf(primaryOf(reading)) === familyOf(text.primary))),
    needsPerson: areaUnderCurve(
      read.map(({ text, reading }) => ({ score: reading.needsPerson, is: text.needs_person })),
    ),
    calibration: calibrationError(read.map((one) => ({ score: one.reading.confidence, is: isRight(one) }))),
    valence: correlation(read.map(({ text, reading }) => [text.valence, reading.valence])),
    intensity: correlation(read.map(({ text, reading }) => [text.intensity, reading.intensity])),
    evidence: share(felt.map(({ text, reading }) => touches(text, strongestOf(reading)))),
  }
}

const isRight = ({ text, reading }: Read<CustomerMessage>): boolean => primaryOf(reading) === text.primary

const strongestOf = ({ evidence }: TextReading): Span | undefined => evidence.toSorted((a, b) => b.weight - a.weight)[0]

/** Whether a span lies over any of the words that the labellers marked. */
const touches = ({ text, evidence }: CustomerMessage, span: Span | undefined): boolean =>
  evidence.some((words) => {
    const start = text.indexOf(words)
    return span !== undefined && start >= 0 && span.start < start + words.length && span.end > start
  })

export function messageLines(messages: readonly CustomerMessage[], readings: readonly TextReading[]): string[] {
  const read = pairUp(messages, readings)
  const found = measureMessages(messages, readings)
  const perLabel = shownLabels.map((label) => {
    const calls = read.map(({ text, reading }) => ({
      score: primaryOf(reading) === label ? 1 : 0,
      is: text.primary === label,
    }))
    return { label, ...callsFrom(1, calls) }
  })
  return [
    `${messages.length} messages of ${new Set(messages.map(({ author }) => author)).size} customers that it never learnt from`,
    row('shown right', found.shown),
    row('among first two', found.inTwo),
    row('family right', found.family),
    row('macro-F1', mean(perLabel.map(({ f1 }) => f1))),
    row('needs person', found.needsPerson, 'AUC'),
    row('calibration', found.calibration, 'error'),
    row('valence', found.valence, 'correlation'),
    row('intensity', found.intensity, 'correlation'),
    row('evidence', found.evidence, 'of strongest clauses'),
    '',
    row('shown', 'precision', 'recall', 'F1', 'messages'),
    ...perLabel.map(({ label, precision, recall, f1, there }) => row(label, precision, recall, f1, there)),
  ]
}

export function commentLines(
  comments: readonly Comment[],
  readings: readonly TextReading[],
  thresholds: readonly number[],
): string[] {
  const read = pairUp(comments, readings)
  const perLabel = labels.map((label, at) => {
    const calls = read.map(({ text, reading }) => ({ score: reading.labels[at] ?? 0, is: text.chosen.includes(at) }))
    const threshold = thresholds[at] ?? 0.5
    return { label, threshold, auc: areaUnderCurve(calls), ...callsFrom(threshold, calls) }
  })
  return [
    `${comments.length} comments of GoEmotions dev, with the thresholds that were tuned on them`,
    row('macro-F1', mean(perLabel.map(({ f1 }) => f1))),
    '',
    row('stored', 'threshold', 'precision', 'recall', 'F1', 'AUC', 'comments'),
    ...perLabel.map(({ label, threshold, precision, recall, f1, auc, there }) =>
      row(label, threshold, precision, recall, f1, auc, there),
    ),
  ]
}
