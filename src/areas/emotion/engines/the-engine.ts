import { join } from 'node:path'
import type { TextEngine } from './engine.ts'
import { linearEngine } from './linear/linear-engine.ts'
import { loadLinearModel } from './linear/load.ts'

const folder = join(import.meta.dirname, '../../../../models/text-linear-1')

let engine: Promise<TextEngine> | undefined

/** The engine that reads texts, loaded with the first call: about 5 MB of weights, no network, no native code. */
export const theEngine = (): Promise<TextEngine> => (engine ??= loadLinearModel(folder).then(linearEngine))
