import { join } from 'node:path'
import { reasonOf } from '#kit/errors.ts'
import { blendedEngine } from './blended-engine.ts'
import type { TextEngine } from './engine.ts'
import { englishOnly } from './english-only.ts'
import { encoderEngine } from './encoder/encoder-engine.ts'
import { loadEncoderModel } from './encoder/model.ts'
import { openEncoder } from './encoder/session.ts'
import { linearEngine } from './linear/linear-engine.ts'
import { loadLinearModel } from './linear/load.ts'

const models = join(import.meta.dirname, '../../../../models')
export const linearFolder = join(models, 'text-linear-1')
export const encoderFolder = join(models, 'text-encoder-1')

/** The engine that reads texts; `missing` says why it reads with the first tier alone. */
export type LoadedEngine = TextEngine & { firstTier: TextEngine; missing: string | null }

let engine: Promise<LoadedEngine> | undefined

/**
 * The engine that reads texts, loaded with the first call: both tiers, or the first alone where the second's native
 * part cannot be loaded. No network. Rejects, naming the file, when the first tier's model is missing or damaged.
 */
export const theEngine = (): Promise<LoadedEngine> => (engine ??= loadEngine())

async function loadEngine(): Promise<LoadedEngine> {
  const first = await openFirstTier()
  const firstTier = englishOnly(first)
  try {
    const { engine: second, blend } = await openSecondTier()
    return { ...englishOnly(blendedEngine(first, second, blend)), firstTier, missing: null }
  } catch (error) {
    return { ...firstTier, firstTier, missing: reasonOf(error) }
  }
}

export const openFirstTier = async (): Promise<TextEngine> => linearEngine(await loadLinearModel(linearFolder))

export async function openSecondTier(folder = encoderFolder) {
  const model = await loadEncoderModel(folder)
  return { ...model, engine: encoderEngine(model, await openEncoder(model.encoderPath)) }
}
