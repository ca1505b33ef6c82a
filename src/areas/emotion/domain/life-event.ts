/** What happens in a person's life and may be heard in what they write. */
export const lifeEvents = [
  'bereavement',
  'illness',
  'birth',
  'wedding',
  'divorce',
  'move',
  'job_loss',
  'new_job',
  'retirement',
  'exam',
  'pet',
  'other',
] as const
export type LifeEvent = (typeof lifeEvents)[number]
