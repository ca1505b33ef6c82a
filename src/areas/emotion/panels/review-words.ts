import { say } from '#ui/say.ts'
import type { ReviewReason } from '../domain/review.ts'

const words: Readonly<Record<ReviewReason, () => string>> = {
  sarcasm: () => say('It may be meant as its opposite.'),
  tiers: () => say('Two models heard different things.'),
  baseline: () => say('Unusual for this person.'),
  confidence: () => say('The machine is not sure.'),
  sample: () => say('Drawn at random.'),
  'second opinion': () => say('A second opinion is wanted.'),
}

/** Why a person is asked. */
export const reviewReasonWords = (reason: ReviewReason): string => words[reason]()
