import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, execPath, stdout } from 'node:process'
import { findOrGetChromium } from './chromium.ts'

type Step = {
  name: string
  words: string[]
  environment?: Record<string, string>
  accept?: (output: string) => string | null
}

const modules = 'node_modules'
const tsc = `${modules}/typescript-native/bin/tsc`

const quickSteps: Step[] = [
  { name: 'format (prettier)', words: [`${modules}/prettier/bin/prettier.cjs`, '--check', '--log-level=warn', '.'] },
  { name: 'lint (eslint)', words: [`${modules}/eslint/bin/eslint.js`, '.'] },
  { name: 'types of the server (tsc)', words: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the web app (tsc)', words: [tsc, '-p', 'tsconfig.web.json'] },
  {
    name: 'architecture (dependency-cruiser)',
    words: [`${modules}/dependency-cruiser/bin/dependency-cruiser.mjs`, 'src', '--config', '.dependency-cruiser.mjs'],
    accept: countsModules,
  },
  { name: 'nothing unused (knip)', words: [`${modules}/knip/bin/knip.js`] },
]

/** The quick part: everything that needs neither a database nor a browser. */
export async function check(root: string): Promise<void> {
  for (const step of quickSteps) runStep(root, step)
  runTests(root, ['src/kit/', 'src/ui/', '/domain/'], {})
}

/** Everything: the quick checks, then every test on a real database and in a real browser. Words go to vitest. */
export async function test(root: string, words: string[]): Promise<void> {
  const chromium = await findOrGetChromium(root)
  for (const step of quickSteps) runStep(root, step)
  const counts = runTests(root, words, chromium ? { ATTUNE_CHROMIUM: chromium } : { ATTUNE_NO_BROWSER: '1' })
  if (!chromium) {
    stdout.write(
      '\n*** The browser journeys were NOT run: no Chromium was found and none could be fetched. ***\n' +
        '*** Install the package "chromium" and run npm test again.                         ***\n',
    )
  }
  if (counts.skipped) stdout.write(`${counts.skipped} skipped\n`)
  stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
}

function runStep(root: string, { name, words, environment, accept }: Step): void {
  const begun = performance.now()
  const { status, stdout: output } = spawnSync(execPath, words, {
    cwd: root,
    env: { ...env, ...environment },
    stdio: ['ignore', accept ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  })
  const complaint = status === 0 ? (accept?.(output) ?? null) : 'the reason is above'
  if (accept) stdout.write(output)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  if (complaint) throw new Error(`✖ ${name} failed after ${seconds} s: ${complaint}`)
  stdout.write(`✔ ${name}, ${seconds} s\n`)
}

/** With the wrong compiler beside it, dependency-cruiser finds no module and therefore no fault. */
function countsModules(output: string): string | null {
  const count = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  return count > 0 ? null : 'it looked at no module'
}

type Counts = { passed: number; failed: number; skipped: number }

function runTests(root: string, words: string[], environment: Record<string, string>): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'attune-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    runStep(root, {
      name: 'tests (vitest)',
      words: [`${modules}/vitest/vitest.mjs`, 'run', ...reporters, ...words],
      environment,
    })
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<
      string,
      number
    >
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
