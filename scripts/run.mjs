// What the scripts in package.json call. Plain JavaScript for Node 20 and newer, because it is what brings a newer one.
import { argv, exit, execPath, stderr } from 'node:process'
import { newEnoughNode, runWith } from './node-version.mjs'
import { installPackages } from './packages.mjs'

try {
  const node = await newEnoughNode()
  if (node !== execPath) exit(await runWith(node, argv.slice(1)))
  await installPackages()
  const { runTask } = await import('./tasks.ts')
  await runTask(argv[2] ?? '', argv.slice(3))
} catch (error) {
  stderr.write(`\n${error instanceof Error ? error.message : error}\n`)
  exit(1)
}
