import type { Taught } from '#areas/emotion/domain/fit-residual.ts'
import { shownLabels } from '#areas/emotion/domain/label.ts'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'
import { lookOf } from '#areas/emotion/domain/residual.ts'
import type { TextEngine } from '#areas/emotion/engines/engine.ts'
import type { CustomerMessage } from '../train-text/corpus.ts'

/** A company whose customers write, and what its engine has never seen of them. */
export type Company = {
  name: string
  /** What of it was unseen, and what was not. */
  unseen: readonly string[]
  messages: readonly Taught[]
  /** General messages against forgetting. */
  replay: readonly Taught[]
}

/** Messages as the engine reads them, with what labellers heard. */
export async function taughtBy(engine: TextEngine, messages: readonly CustomerMessage[]): Promise<Taught[]> {
  const readings = await engine.read(messages.map(({ text, context: situation }) => ({ text, situation })))
  return messages.flatMap(({ primary: felt, also, author: who }, at) => {
    const reading = readings[at]
    return reading ? [{ look: lookOf(reading), felt, also, who }] : []
  })
}

/** The same company, with names of its own for some feelings. */
export const renamed = (taught: readonly Taught[], names: Partial<Record<ShownLabel, ShownLabel>>): Taught[] =>
  taught.map((one) => {
    const felt = names[one.felt] ?? one.felt
    const also = new Set(one.also.map((label) => names[label] ?? label))
    return { ...one, felt, also: [...also].filter((label) => label !== felt) }
  })

/** What a reviewer says who is right so often: else any other label. */
export function reviewedBy(taught: Taught, accuracy: number, chance: () => number): Taught {
  if (chance() < accuracy) return taught
  const others = shownLabels.filter((label) => label !== taught.felt && !taught.also.includes(label))
  return { ...taught, felt: others[Math.floor(chance() * others.length)] ?? 'neutral', also: [] }
}
