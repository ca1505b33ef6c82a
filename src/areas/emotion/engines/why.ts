import type { ShownLabel } from '../domain/label.ts'
import type { Tier } from '../domain/reading.ts'
import type { LinearModel } from './linear/linear-engine.ts'
import { loadLinearModel } from './linear/load.ts'
import { termsOf } from './linear/terms.ts'
import type { Term } from './linear/terms.ts'
import { linearFolder } from './the-engine.ts'

let firstTier: Promise<LinearModel> | undefined

type Read = { engineVersion: string; primaryLabel: ShownLabel; tiers: readonly Tier[] }

const loadFirstTier = () => (firstTier ??= loadLinearModel(linearFolder))

/** Whether our own engine read, in whatever version: only of that one has it been measured how sure it is. */
export async function isMeasured({ tiers }: Read): Promise<boolean> {
  const model = await loadFirstTier()
  return tiers.some(({ name }) => name === model.name)
}

/**
 * The words that moved the first tier towards the label that was read, and away from it; null where another engine, or
 * another version of this one, read the text.
 */
export async function termsBehind(reading: Read, text: string): Promise<{ towards: Term[]; away: Term[] } | null> {
  const model = await loadFirstTier()
  if (!(await isMeasured(reading)) || !reading.engineVersion.split('+').includes(model.version)) return null
  return termsOf(model, text, reading.primaryLabel)
}
