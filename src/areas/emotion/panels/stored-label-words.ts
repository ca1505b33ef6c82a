import { say } from '#ui/say.ts'
import type { Label } from '../domain/label.ts'

const words: Readonly<Record<Label, () => string>> = {
  admiration: () => say('admiration'),
  amusement: () => say('amusement'),
  anger: () => say('anger'),
  annoyance: () => say('annoyance'),
  approval: () => say('approval'),
  caring: () => say('caring'),
  confusion: () => say('confusion'),
  curiosity: () => say('curiosity'),
  desire: () => say('desire'),
  disappointment: () => say('disappointment'),
  disapproval: () => say('disapproval'),
  disgust: () => say('disgust'),
  embarrassment: () => say('embarrassment'),
  excitement: () => say('excitement'),
  fear: () => say('fear'),
  gratitude: () => say('gratitude'),
  grief: () => say('grief'),
  joy: () => say('joy'),
  love: () => say('love'),
  nervousness: () => say('nervousness'),
  optimism: () => say('optimism'),
  pride: () => say('pride'),
  realization: () => say('realization'),
  relief: () => say('relief'),
  remorse: () => say('remorse'),
  sadness: () => say('sadness'),
  surprise: () => say('surprise'),
  neutral: () => say('neutral'),
}

/** One of the 28 stored labels, as a noun in the viewer's language. */
export const storedLabelWord = (label: Label): string => words[label]()
