import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chmod } from 'node:fs/promises'
import { argv } from 'node:process'
import { freePort } from '../test/support/browser.ts'
import { benchImport } from './bench/import.ts'
import { openBench } from './bench/installation.ts'
import { benchLists } from './bench/lists.ts'
import { machine, reference } from './bench/machine.ts'
import { benchReading } from './bench/reading.ts'
import { benchWeb } from './bench/web.ts'
import { buildWebApp } from './web-build.ts'

const parts = ['reading', 'import', 'lists', 'web', 'large'] as const
const usual: readonly string[] = ['reading', 'import', 'lists', 'web']
const sizes = [1_000, 10_000, 100_000]

/** `npm run bench [-- PART…]`; `large` imports a mailbox of 2 GB, which takes its time and room, and is asked for by name. */
async function bench(wanted: readonly string[]): Promise<void> {
  const chosen = wanted.length > 0 ? wanted : usual
  const unknown = chosen.find((part) => !(parts as readonly string[]).includes(part))
  if (unknown) throw new Error(`There is no part "${unknown}". There are: ${parts.join(', ')}.`)
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'))
  await chmod(folder, 0o711)
  const print = (text: string) => console.log(`${text}\n`)
  try {
    print(`${machine()}\nReference: SHA-256 of 64 MiB in ${(await reference()).toFixed(0)} ms`)
    if (chosen.includes('reading')) print(await benchReading())
    if (chosen.includes('import')) print(await benchImport(folder, 10_000))
    if (chosen.includes('large')) print(await benchImport(folder, 20_000, 1_900_000))
    if (chosen.includes('lists') || chosen.includes('web')) await benchInstallation(folder, chosen, print)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchInstallation(
  folder: string,
  chosen: readonly string[],
  print: (text: string) => void,
): Promise<void> {
  await buildWebApp(join(import.meta.dirname, '..'))
  const installation = await openBench(folder, await freePort())
  try {
    print(await benchLists(installation, chosen.includes('lists') ? sizes : sizes.slice(0, 1)))
    if (chosen.includes('web')) print(await benchWeb(installation))
  } finally {
    await installation.close()
  }
}

await bench(argv.slice(2))
process.exit(0)
