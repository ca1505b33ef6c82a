import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '#kit/errors.ts'
import type { LinearModel } from './linear-engine.ts'
import { unpackWeights } from './weights.ts'

export const modelFile = 'model.json'
export const weightsFile = 'weights.bin'

/** The model that lies in a folder: `model.json` and `weights.bin`. */
export async function loadLinearModel(folder: string): Promise<LinearModel> {
  const [about, bytes] = await Promise.all([
    readFile(join(folder, modelFile), 'utf8'),
    readFile(join(folder, weightsFile)),
  ])
  const { name, version, thresholds, temperature } = JSON.parse(about) as Omit<LinearModel, 'weights'>
  return { name, version, thresholds, temperature, weights: unpack(bytes, join(folder, weightsFile)) }
}

function unpack(bytes: Uint8Array, path: string): LinearModel['weights'] {
  try {
    return unpackWeights(bytes)
  } catch (cause) {
    throw new Error(`${path} is damaged: ${reasonOf(cause)}`, { cause })
  }
}
