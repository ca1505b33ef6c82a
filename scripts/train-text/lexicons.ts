import Sentiment from 'sentiment'
import { SentimentIntensityAnalyzer } from 'vader-sentiment'
import { familyOf } from '#areas/emotion/domain/label.ts'
import type { Family } from '#areas/emotion/domain/label.ts'
import type { CustomerMessage } from './corpus.ts'
import { correlation, mean } from './measures.ts'
import { row } from './results.ts'

/** Two published word lists, which know good and bad only: what an engine has to be better than. −1…1 each. */
const lexicons: Record<string, (text: string) => number> = {
  VADER: (text) => SentimentIntensityAnalyzer.polarity_scores(text).compound,
  AFINN: (text) => Math.tanh(new Sentiment().analyze(text).comparative),
}

const familyFor = (score: number): Family => (score <= -0.05 ? 'hurting' : score >= 0.05 ? 'warm' : 'calm')

export const lexiconLines = (messages: readonly CustomerMessage[]): string[] =>
  Object.entries(lexicons).map(([name, scoreOf]) => {
    const scores = messages.map(({ text }) => scoreOf(text))
    const right = messages.map(({ primary }, at) => (familyFor(scores[at] ?? 0) === familyOf(primary) ? 1 : 0))
    const pairs = messages.map(({ valence }, at) => [valence, scores[at] ?? 0] as const)
    return row(name, '–', mean(right), '–', '–', '–', correlation(pairs))
  })
