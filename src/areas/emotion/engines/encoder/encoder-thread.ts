import { parentPort, workerData } from 'node:worker_threads'
import type * as Onnx from 'onnxruntime-node'
import type { Answer, Batch } from './session.ts'

const { modelPath } = workerData as { modelPath: string }

const opening = open()
parentPort?.on('message', (batch: Batch | null) => void answer(batch).then((found) => parentPort?.postMessage(found)))

/** One core: several processes share a machine, and messages are many rather than long. */
async function open(): Promise<{ session: Onnx.InferenceSession; ort: typeof Onnx }> {
  const ort = await import('onnxruntime-node')
  const options = {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  } as const
  return { ort, session: await ort.InferenceSession.create(modelPath, options) }
}

async function answer(batch: Batch | null): Promise<Answer> {
  try {
    const { session, ort } = await opening
    const none = new Float32Array()
    if (!batch) return { sums: none, most: none, tokens: none }
    const shape = [batch.rows, batch.width]
    const { sums, most, tokens } = await session.run({
      ids: new ort.Tensor('int64', batch.ids, shape),
      types: new ort.Tensor('int64', batch.types, shape),
    })
    const floats = (tensor: typeof sums) => tensor?.data as Float32Array
    return { sums: floats(sums), most: floats(most), tokens: floats(tokens) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
