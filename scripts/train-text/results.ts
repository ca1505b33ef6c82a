import { familyOf, labels, shownLabels } from '#areas/emotion/domain/label.ts'
import type { Label } from '#areas/emotion/domain/label.ts'
import { traits } from '#areas/emotion/domain/reading.ts'
import type { Span, TextReading } from '#areas/emotion/domain/reading.ts'
import type { Comment, CustomerMessage } from './corpus.ts'
import {
  areaUnderCurve,
  calibrationError,
  errorByChance,
  callsFrom,
  correlation,
  crossFittedF1,
  mean,
  riskCoverage,
} from './measures.ts'
import type { Scored } from './measures.ts'

/** What one text says, whoever read it. */
type Said = Omit<TextReading, 'model'>
type Read<Text> = { text: Text; reading: Said }

const pairUp = <Text>(texts: readonly Text[], readings: readonly Said[]): Read<Text>[] =>
  texts.flatMap((text, at) => {
    const reading = readings[at]
    return reading ? [{ text, reading }] : []
  })

const primaryOf = ({ shown }: Said) => shown[0]?.label ?? 'neutral'
const share = (all: readonly boolean[]): number => mean(all.map(Number))
export const row = (name: string, ...numbers: (number | string)[]): string =>
  name.padEnd(16) +
  numbers.map((n) => (typeof n === 'number' && !Number.isInteger(n) ? n.toFixed(3) : String(n)).padStart(12)).join(' ')

const feltIn = ({ primary, also }: CustomerMessage) => [primary, ...also]
const isRight = ({ text, reading }: Read<CustomerMessage>): boolean => feltIn(text).includes(primaryOf(reading))

/** The numbers that matter for customers' messages, each 0…1 and better when higher, except the calibration error. */
export function measureMessages(messages: readonly CustomerMessage[], readings: readonly Said[]) {
  const read = pairUp(messages, readings)
  const felt = read.filter(({ text, reading }) => text.evidence.length > 0 && primaryOf(reading) !== 'neutral')
  const inFirst = (count: number) =>
    share(
      read.map(({ text, reading }) => reading.shown.slice(0, count).some(({ label }) => feltIn(text).includes(label))),
    )
  const auc = (score: (reading: Said) => number, is: (text: CustomerMessage) => boolean) =>
    areaUnderCurve(read.map(({ text, reading }) => ({ score: score(reading), is: is(text) })))
  return {
    shown: share(read.map(isRight)),
    primary: share(read.map(({ text, reading }) => primaryOf(reading) === text.primary)),
    inTwo: inFirst(2),
    inThree: inFirst(3),
    family: share(
      read.map(({ text, reading }) =>
        feltIn(text)
          .map(familyOf)
          .includes(familyOf(primaryOf(reading))),
      ),
    ),
    needsPerson: auc(
      (reading) => reading.needsPerson,
      (text) => text.needs_person,
    ),
    traits: Object.fromEntries(
      traits.map((trait) => [
        trait,
        auc(
          (reading) => reading.traits[trait],
          (text) => text[trait],
        ),
      ]),
    ),
    calibration: calibrationError(read.map((one) => ({ score: one.reading.confidence, is: isRight(one) }))),
    valence: correlation(read.map(({ text, reading }) => [text.valence, reading.valence])),
    intensity: correlation(read.map(({ text, reading }) => [text.intensity, reading.intensity])),
    evidence: share(felt.map(({ text, reading }) => touches(text, strongestOf(reading)))),
    curve: riskCoverage(
      read.map((one) => ({ confidence: one.reading.confidence, isRight: isRight(one) })),
      reviewShares,
    ),
  }
}

const reviewShares = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]

const strongestOf = ({ evidence }: Said): Span | undefined => evidence.toSorted((a, b) => b.weight - a.weight)[0]

/** Whether a span lies over any of the words that the labellers marked. */
const touches = ({ text, evidence }: CustomerMessage, span: Span | undefined): boolean =>
  evidence.some((words) => {
    const start = text.indexOf(words)
    return span !== undefined && start >= 0 && span.start < start + words.length && span.end > start
  })

export function messageLines(messages: readonly CustomerMessage[], readings: readonly Said[]): string[] {
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
    row('shown right', found.shown, 'primary or also'),
    row('primary right', found.primary),
    row('first three', found.inThree),
    row('family right', found.family),
    row('macro-F1', mean(perLabel.map(({ f1 }) => f1))),
    row('needs person', found.needsPerson, 'AUC'),
    ...traits.map((trait) => row(trait, found.traits[trait] ?? 0, 'AUC')),
    row('calibration', found.calibration, `error; ${leastError(read)} when every confidence is true`),
    row('valence', found.valence, 'correlation'),
    row('intensity', found.intensity, 'correlation'),
    row('evidence', found.evidence, 'of strongest parts'),
    '',
    ...curveLines(found.curve),
    '',
    row('shown', 'precision', 'recall', 'F1', 'messages'),
    ...perLabel.map(({ label, precision, recall, f1, there }) => row(label, precision, recall, f1, there)),
  ]
}

/** What chance alone makes of the calibration error, on the mean, for as many readings as sure as these. */
const leastError = (read: readonly Read<CustomerMessage>[]): string =>
  errorByChance(read.map(({ reading }) => reading.confidence)).toFixed(3)

const curveLines = (curve: ReturnType<typeof riskCoverage>): string[] => [
  row('reviewed', 'automatic', 'whole'),
  ...curve.map(({ reviewed, automatic, whole }) => row(`${Math.round(reviewed * 100)} %`, automatic, whole)),
]

/** The groups of the paper (Demszky et al. 2020): a group is there when any of its labels is. */
const joy: Label[] = ['joy', 'amusement', 'approval', 'excitement', 'gratitude', 'love', 'optimism', 'relief', 'pride']
const positive: Label[] = [...joy, 'admiration', 'desire', 'caring']
const sorrow: Label[] = ['sadness', 'disappointment', 'embarrassment', 'grief', 'remorse']
const wrath: Label[] = ['anger', 'annoyance', 'disapproval']
const dread: Label[] = ['fear', 'nervousness']
const ambiguous: Label[] = ['surprise', 'realization', 'confusion', 'curiosity']
const groupings: Record<'Ekman' | 'sentiment', Label[][]> = {
  Ekman: [wrath, ['disgust'], dread, positive, sorrow, ambiguous, ['neutral']],
  sentiment: [positive, [...wrath, 'disgust', ...dread, ...sorrow], ambiguous, ['neutral']],
}

/** Macro-F1 on comments, 0…1: thresholds cross-fitted, fixed at 0.3, and for the paper's two groupings. */
export function measureComments(comments: readonly Comment[], readings: readonly Said[]) {
  const read = pairUp(comments, readings)
  const callsOf = (group: readonly Label[]): Scored[] => {
    const places = group.map((label) => labels.indexOf(label))
    return read.map(({ text, reading }) => ({
      score: anyOf(places.map((at) => reading.labels[at] ?? 0)),
      is: places.some((at) => text.chosen.includes(at)),
    }))
  }
  const single = labels.map((label) => callsOf([label]))
  const grouped = (name: keyof typeof groupings) => mean(groupings[name].map((group) => crossFittedF1(callsOf(group))))
  return {
    crossFitted: mean(single.map(crossFittedF1)),
    fixed: mean(single.map((calls) => callsFrom(fixedThreshold, calls).f1)),
    ekman: grouped('Ekman'),
    sentiment: grouped('sentiment'),
    calibration: calibrationError(single.flat()),
    curve: riskCoverage(
      read.map(({ text, reading }) => {
        const best = reading.labels.indexOf(Math.max(...reading.labels))
        return { confidence: reading.labels[best] ?? 0, isRight: text.chosen.includes(best) }
      }),
      reviewShares,
    ),
  }
}

/** How likely it is that any of some labels is there, each taken by itself: 1 − Π(1 − p). */
const anyOf = (shares: readonly number[]): number => 1 - shares.reduce((none, p) => none * (1 - p), 1)

const fixedThreshold = 0.3

export function commentLines(
  comments: readonly Comment[],
  readings: readonly Said[],
  thresholds: readonly number[],
): string[] {
  const read = pairUp(comments, readings)
  const found = measureComments(comments, readings)
  const perLabel = labels.map((label, at) => {
    const calls = read.map(({ text, reading }) => ({ score: reading.labels[at] ?? 0, is: text.chosen.includes(at) }))
    const threshold = thresholds[at] ?? 0.5
    return { label, threshold, auc: areaUnderCurve(calls), ...callsFrom(threshold, calls) }
  })
  return [
    `${comments.length} comments of GoEmotions dev`,
    row('macro-F1', found.crossFitted, 'cross-fitted'),
    row('macro-F1', found.fixed, `from ${fixedThreshold}`),
    ...(thresholds.length > 0 ? [row('macro-F1', mean(perLabel.map(({ f1 }) => f1)), 'tuned on dev')] : []),
    row('Ekman', found.ekman, 'cross-fitted'),
    row('sentiment', found.sentiment, 'cross-fitted'),
    row('calibration', found.calibration, 'error'),
    '',
    ...curveLines(found.curve),
    ...(thresholds.length === 0
      ? []
      : [
          '',
          row('stored', 'threshold', 'precision', 'recall', 'F1', 'AUC', 'comments'),
          ...perLabel.map(({ label, threshold, precision, recall, f1, auc, there }) =>
            row(label, threshold, precision, recall, f1, auc, there),
          ),
        ]),
  ]
}

/** Parts 1–6 are mail as it comes; what follows was written to be hard. */
const lastPlainPart = 6

/** One line for the messages as they come and one for those that were written to be hard. */
export function partLines(messages: readonly CustomerMessage[], readings: readonly Said[]): string[] {
  const read = pairUp(messages, readings)
  const partly = (name: string, isIn: (part: number) => boolean) => {
    const some = read.filter(({ text }) => isIn(text.part))
    return comparisonRow(
      name,
      some.map(({ text }) => text),
      some.map(({ reading }) => reading),
    )
  }
  return [
    comparisonHead('messages'),
    partly('parts 1–6', (part) => part <= lastPlainPart),
    partly('harder parts', (part) => part > lastPlainPart),
  ]
}

/** One line for each engine, on the same messages. */
export const comparisonLines = (
  messages: readonly CustomerMessage[],
  read: Readonly<Record<string, readonly Said[]>>,
): string[] => [
  comparisonHead(),
  ...Object.entries(read).map(([name, readings]) => comparisonRow(name, messages, readings)),
]

const comparisonHead = (name = '') =>
  row(name, 'shown', 'family', 'first three', 'needs person', 'calibration', 'valence')

function comparisonRow(name: string, messages: readonly CustomerMessage[], readings: readonly Said[]): string {
  const found = measureMessages(messages, readings)
  return row(name, found.shown, found.family, found.inThree, found.needsPerson, found.calibration, found.valence)
}
