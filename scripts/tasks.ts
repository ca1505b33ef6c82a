import { argv } from 'node:process'
import { join, resolve } from 'node:path'
import { check, test } from './check.ts'
import { buildWebApp } from './web-build.ts'

const root = join(import.meta.dirname, '..')
const commandLine = join(root, 'src/apps/cli/main.ts')

/** What can follow `node scripts/run.mjs`. */
const tasks: Record<string, (words: string[]) => Promise<void>> = {
  async start(words) {
    await buildWebApp(root)
    await runHere(commandLine, ['start', ...words])
  },
  attune: (words) => runHere(commandLine, words),
  test: (words) => test(root, words),
  check: () => check(root),
  build: () => buildWebApp(root),
  /** Any program of ours: `run scripts/bench.ts WORDS`. */
  run: ([file = '', ...words]) => runHere(resolve(root, file), words),
}

export async function runTask(name: string, words: string[]): Promise<void> {
  const task = tasks[name]
  if (!task) throw new Error(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.`)
  await task(words)
}

/** Runs a program in this process, so that nothing stands between it and the signals and the terminal. */
async function runHere(file: string, words: string[]): Promise<void> {
  argv.splice(1, argv.length, file, ...words)
  await import(file)
}
