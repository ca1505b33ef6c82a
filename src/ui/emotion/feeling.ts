import { say } from '#ui/say.ts'

export type Family = 'hurting' | 'warm' | 'open' | 'calm'

/**
 * What a shape needs to show a feeling. `word` is a finished word in the viewer's language, such as `frustrated`.
 * `intensity` and `confidence` are 0…1; `shade` 0…1 moves the hue within the family (rose 0, amber 1).
 */
export type Feeling = {
  family: Family
  word: string
  intensity: number
  confidence: number
  isUnsure: boolean
  shade?: number
  isCorrected?: boolean
}

/** How sure a reading is, in words. */
export function sureness({
  confidence,
  isUnsure,
  isCorrected = false,
}: Omit<Feeling, 'family' | 'word' | 'intensity'>) {
  if (isCorrected) return say('checked by a person')
  if (isUnsure) return say('unsure')
  return confidence >= 0.75 ? say('quite sure') : say('fairly sure')
}

/** The whole feeling in humble words: `sounds frustrated, fairly sure`. */
export const sounds = (feeling: Feeling): string =>
  say('sounds {word}, {sureness}', { word: feeling.word, sureness: sureness(feeling) })

/** The colour of a feeling, as CSS: the family's hue, moved towards its far end by the shade. */
export const hueOf = ({ family, shade = 0 }: Pick<Feeling, 'family' | 'shade'>): string =>
  `color-mix(in oklab, var(--${family}), var(--${family}-far) ${Math.round(shade * 100)}%)`

/** How full a shape is drawn, 0…1 of its size: never so little that its hue is lost. */
export const fullness = (intensity: number): number => 0.42 + 0.58 * Math.sqrt(Math.min(1, Math.max(0, intensity)))

/** How visible the edge is, 0…1. */
export const edgeOf = (confidence: number): number => 0.35 + 0.65 * Math.min(1, Math.max(0, confidence))
