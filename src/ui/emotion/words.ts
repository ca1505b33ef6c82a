import { say } from '#ui/say.ts'
import type { Family, Feeling } from './feeling.ts'

/** A reading as every contract names it. */
type Read = {
  primary: keyof typeof words
  family: Family
  intensity: number
  confidence: number
  isUnsure: boolean
  isCorrected?: boolean
}

/** How somebody sounds, for each label that is shown, and where its hue lies within its family (0…1). */
const words = {
  frustration: { word: () => say('frustrated'), shade: 0.3 },
  anger: { word: () => say('angry'), shade: 0 },
  anxiety: { word: () => say('worried'), shade: 0.6 },
  confusion: { word: () => say('confused'), shade: 1 },
  disappointment: { word: () => say('disappointed'), shade: 0.7 },
  sadness: { word: () => say('sad'), shade: 0.15 },
  curiosity: { word: () => say('curious'), shade: 0.2 },
  surprise: { word: () => say('surprised'), shade: 1 },
  relief: { word: () => say('relieved'), shade: 1 },
  gratitude: { word: () => say('grateful'), shade: 0.6 },
  delight: { word: () => say('delighted'), shade: 0 },
  excitement: { word: () => say('excited'), shade: 0.3 },
  neutral: { word: () => say('calm'), shade: 0 },
} as const

export const feelingWord = (label: keyof typeof words): string => words[label].word()

/** What shapes and chips need, from a reading. */
export const feelingOf = ({
  primary,
  family,
  intensity,
  confidence,
  isUnsure,
  isCorrected = false,
}: Read): Feeling => ({
  ...{ family, intensity, confidence, isUnsure, isCorrected },
  word: feelingWord(primary),
  shade: words[primary].shade,
})
