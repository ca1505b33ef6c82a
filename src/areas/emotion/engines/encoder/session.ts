import { Worker } from 'node:worker_threads'
import type { Window } from './windows.ts'

/** What the encoder says of one window: sums and maxima over the tokens of its text, and a score for each of them. */
export type Encoded = { sums: Float32Array; most: Float32Array; tokens: Float32Array }

export type Encoder = { encode: (windows: readonly Window[]) => Promise<Encoded[]>; close: () => Promise<void> }

/** To the worker: a rectangle of windows; 0 fills up. From it: the model's three outputs, or what went wrong. */
export type Batch = { rows: number; width: number; ids: BigInt64Array; types: BigInt64Array }
export type Answer = { sums: Float32Array; most: Float32Array; tokens: Float32Array } | { failure: string }

const hidden = 384
const mostRows = 32
const mostCells = 1024

/**
 * Runs the encoder in a thread of its own, one batch at a time, so that nothing else waits for it. Rejects when the
 * native part or the model cannot be loaded.
 */
export async function openEncoder(modelPath: string): Promise<Encoder> {
  const worker = new Worker(new URL('./encoder-thread.ts', import.meta.url), { workerData: { modelPath } })
  const ask = asker(worker)
  await ask(null)
  worker.unref()
  return {
    async encode(windows) {
      const encoded: Encoded[] = []
      for (const batch of batchesOf(windows)) {
        const answer = await ask(rectangleOf(batch.map(({ window }) => window.ids)))
        batch.forEach(({ window, at }, row) => (encoded[at] = rowOf(answer, row, window)))
      }
      return encoded
    },
    close: async () => void (await worker.terminate()),
  }
}

type Outputs = Exclude<Answer, { failure: string }> & { width: number }

/** Asks the worker one thing after another; `null` asks whether it is ready. */
function asker(worker: Worker): (batch: Batch | null) => Promise<Outputs> {
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []
  const fail = (error: Error) => waiting.splice(0).forEach(({ reject }) => reject(error))
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer))
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`The encoder's thread ended with ${code}.`)))
  return async (batch) => {
    worker.ref()
    const answer = await new Promise<Answer>((resolve, reject) => {
      waiting.push({ resolve, reject })
      worker.postMessage(batch)
    })
    if (waiting.length === 0) worker.unref()
    if ('failure' in answer) throw new Error(answer.failure)
    return { ...answer, width: batch?.width ?? 0 }
  }
}

/** Windows of like length together, so that little is filled up. */
function batchesOf(windows: readonly Window[]): { window: Window; at: number }[][] {
  const batches: { window: Window; at: number }[][] = []
  const rising = windows
    .map((window, at) => ({ window, at }))
    .toSorted((a, b) => a.window.ids.length - b.window.ids.length)
  for (const one of rising) {
    const batch = batches.at(-1)
    const fits = batch && batch.length < mostRows && (batch.length + 1) * one.window.ids.length <= mostCells
    if (fits) batch.push(one)
    else batches.push([one])
  }
  return batches
}

function rectangleOf(rows: readonly (readonly number[])[]): Batch {
  const width = Math.max(...rows.map((ids) => ids.length))
  const ids = new BigInt64Array(rows.length * width)
  const types = new BigInt64Array(ids.length)
  for (const [row, list] of rows.entries()) {
    const situationFrom = list.indexOf(separator) + 1
    for (const [at, id] of list.entries()) {
      ids[row * width + at] = BigInt(id)
      types[row * width + at] = at < situationFrom ? 0n : 1n
    }
  }
  return { rows: rows.length, width, ids, types }
}

/** The number of `[SEP]` in BERT's vocabulary. */
const separator = 102

const rowOf = ({ sums, most, tokens, width }: Outputs, row: number, { text }: Window): Encoded => ({
  sums: sums.subarray(row * hidden, (row + 1) * hidden),
  most: most.subarray(row * hidden, (row + 1) * hidden),
  tokens: tokens.subarray(row * width + 1, row * width + 1 + text.length),
})
