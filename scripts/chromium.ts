import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env, execPath, getuid, stderr } from 'node:process'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const apps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium that runs, or null. */
export function findChromium(): string | null {
  if (env['ATTUNE_NO_BROWSER']) return null
  const given = env['ATTUNE_CHROMIUM']
  const folders = (env['PATH'] ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const candidates = [...(given ? [given] : []), ...onPath, ...apps, chromium.executablePath()]
  return candidates.find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0) ?? null
}

/** Finds a Chromium, else installs one: Debian's when we may, else Playwright's own. Null when neither is possible. */
export async function findOrGetChromium(root: string): Promise<string | null> {
  const found = findChromium()
  if (found) return found
  stderr.write('Installing Chromium for the browser journeys …\n')
  if (getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromDebian()
  return findChromium() ?? (fetchPlaywrights(root), findChromium())
}

function installFromDebian(): void {
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-y', '-q', ...words], {
      stdio: ['ignore', 2, 2],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const install = () => apt('install', '--no-install-recommends', 'chromium')
  if (!install() && apt('update')) install()
}

function fetchPlaywrights(root: string): void {
  const cli = join(root, 'node_modules/playwright-core/cli.js')
  spawnSync(execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 300_000 })
}
