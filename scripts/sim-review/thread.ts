import { parentPort, workerData } from 'node:worker_threads'
import type { Company } from './company.ts'
import { linesOf } from './tables.ts'
import type { Part } from './tables.ts'

const { company, part } = workerData as { company: Company; part: Part }
parentPort?.postMessage(linesOf(company, part))
