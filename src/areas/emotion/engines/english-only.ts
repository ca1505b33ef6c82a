import { eld } from 'eld/small'
import { unreadable } from '../domain/reading.ts'
import type { TextEngine } from './engine.ts'

/** Below so many letters a language cannot be told from a name or a number. */
const fewestLetters = 12
/** How far behind the likeliest language English must lie; people mix languages, and English is still read then. */
const farBehind = 0.1

const englishWords = /\b(?:the|and|you|your|my|is|was|are|it|this|that|not|have|with|for|of|to|i)\b/gi
/** One such word for so many words makes it English. */
const wordsForEach = 6

/** Whether a text is plainly in another language than English. */
export function isForeign(text: string): boolean {
  const start = text.slice(0, 1000)
  if ((start.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return false
  const words = start.split(/\s+/).length
  if ((start.match(englishWords)?.length ?? 0) * wordsForEach >= words) return false
  const found = eld.detect(start)
  if (found.language === '' || found.language === 'en' || !found.isReliable()) return false
  const scores = found.getScores()
  return (scores[found.language] ?? 0) - (scores['en'] ?? 0) >= farBehind
}

/** Reads English, which is all that an engine has learnt; says of other languages that it does not. */
export function englishOnly(engine: TextEngine): TextEngine {
  return {
    ...engine,
    async read(texts) {
      const foreign = texts.map(({ text }) => isForeign(text))
      const readings = (await engine.read(texts.filter((_, at) => !foreign[at]))).values()
      return foreign.flatMap((is) => (is ? unreadable('language', engine) : (readings.next().value ?? [])))
    },
  }
}
