import { parentPort, workerData } from 'node:worker_threads'
import { learn } from '../domain/learning.ts'
import type { Task } from './learn-aside.ts'

const { corrections, replay, live } = workerData as Task
parentPort?.postMessage(learn({ corrections, replay }, live && { ...live, isLearnt: ({ isOld }) => isOld }))
