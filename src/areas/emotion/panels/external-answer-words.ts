import { say } from '#ui/say.ts'
import type { AnswerKind } from '../domain/external-reading.ts'

/** How the answers of an external engine are understood, as a choice. */
export const answerWords = (kind: AnswerKind): string =>
  ({
    feeling: say('a feeling by its name'),
    sentiment: say('positive, neutral or negative'),
    number: say('a number from worst to best'),
  })[kind]
