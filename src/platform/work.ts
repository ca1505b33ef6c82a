import { system } from './context.ts'
import type { Tools } from './jobs.ts'
import type { Platform } from './platform.ts'
import { tasksOf } from './queue.ts'

/**
 * Starts doing the jobs: reactions to events, later work and what is due on a schedule. A process that soon ends leaves
 * what is patient to others. Answers how to stop.
 */
export async function startWork(platform: Platform, { endsSoon = false } = {}): Promise<() => Promise<void>> {
  const { queue, areas, files, config, log, clock } = platform
  const scheduled = areas.flatMap((area) => area.scheduled ?? [])
  const stopping = new AbortController()
  const toolsFor = (name: string, signal: AbortSignal): Tools => ({
    ...{ files, config, log, clock },
    transact: platform.as(system(name)),
    signal: AbortSignal.any([signal, stopping.signal]),
  })
  const tasks = tasksOf(areas).filter(({ isPatient }) => !(endsSoon && isPatient))
  for (const task of tasks) {
    await queue.work(
      task.name,
      { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 3, batchSize: 1 },
      async ([job]) => {
        if (job) await task.run(toolsFor(task.name, job.signal), job.data as never)
      },
    )
  }
  for (const { name, cron, run } of scheduled) {
    await queue.createQueue(name)
    await queue.schedule(name, cron)
    await queue.work(name, { pollingIntervalSeconds: 30 }, () => platform.as(system(name))(run))
  }
  return async () => {
    stopping.abort()
    for (const { name } of [...tasks, ...scheduled]) await queue.offWork(name, { wait: true })
  }
}
