import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, execPath, stderr } from 'node:process'

/** Everything the browser's code is made from; a change in any of it asks for a new build. */
const sources = [
  'src/{ui,kit,apps/web}/**',
  'src/apps/contract.ts',
  'src/areas/*/{panels,domain}/**',
  'src/areas/*/{contract,portal}.ts',
  'vite.config.*',
  'scripts/web-build.ts',
  'package-lock.json',
]

/** Builds the web app into dist/ unless what is there was made from the same sources. */
export async function buildWebApp(root: string): Promise<void> {
  const stamp = join(root, 'dist/.built-from')
  const fingerprint = fingerprintOf(root)
  if (existsSync(join(root, 'dist/web/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint)
    return
  stderr.write('Building the web app …\n')
  const begun = performance.now()
  rmSync(stamp, { force: true })
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // Called from tests, the environment would ask for a build made for finding faults.
  const environment = { ...env, NODE_ENV: 'production' }
  const { status } = spawnSync(execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('The web app could not be built; the reason is above.')
  writeFileSync(stamp, fingerprint)
  stderr.write(`Web app built in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
}

function fingerprintOf(root: string): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root }).filter((file) => !/[.]test[.]tsx?$/.test(file))
  for (const file of files.sort()) {
    const path = join(root, file)
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}
