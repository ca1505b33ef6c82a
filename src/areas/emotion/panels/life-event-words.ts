import { say } from '#ui/say.ts'
import type { LifeEvent } from '../domain/life-event.ts'
import type { Trait } from '../domain/reading.ts'

const events: Readonly<Record<LifeEvent, () => string>> = {
  bereavement: () => say('a death'),
  illness: () => say('an illness'),
  birth: () => say('a birth'),
  wedding: () => say('a wedding'),
  divorce: () => say('a separation'),
  move: () => say('a move'),
  job_loss: () => say('a lost job'),
  new_job: () => say('a new job'),
  retirement: () => say('a retirement'),
  exam: () => say('an exam'),
  pet: () => say('a pet'),
  other: () => say('something in their life'),
}

/** What seems to have happened in somebody's life. */
export const lifeEventWord = (event: LifeEvent): string => events[event]()

const traits: Readonly<Record<Trait, () => string>> = {
  sarcasm: () => say('may be meant as its opposite'),
  urgent: () => say('may be urgent'),
  leaving: () => say('may be leaving'),
  opportunity: () => say('may want more from us'),
}

/** What else may stand in a message, humbly. */
export const traitWords = (trait: Trait): string => traits[trait]()
