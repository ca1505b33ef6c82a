import { Worker } from 'node:worker_threads'
import type { Taught } from '../domain/fit-residual.ts'
import type { Hold, Learnt } from '../domain/learning.ts'

/** What a thread is given to learn from; `isOld` says of a correction that what is live has learnt from it. */
export type Task = {
  corrections: readonly (Taught & { isOld: boolean })[]
  replay: readonly Taught[]
  live: (Hold & { temperature: number }) | null
}

/** Learns in a thread of its own, since it takes seconds in which nothing else could be answered. */
export function learnAside(task: Task): Promise<Learnt> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./learn-thread.ts', import.meta.url), { workerData: task })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`The thread that learns ended with ${code}.`)))
  })
}
