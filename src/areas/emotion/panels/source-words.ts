import { say } from '#ui/say.ts'
import type { ReadingView } from '../contract.ts'

type Person = Pick<ReadingView, 'source' | 'author'>

/** Who read a message, in words for a line: `Priya, in review`. */
export function sourceWords({ source, author }: Person): string {
  const name = author ?? say('somebody who has left')
  if (source === 'customer') return say('the customer themselves')
  return source === 'agent' ? say('{name}, after talking to them', { name }) : say('{name}, in review', { name })
}
