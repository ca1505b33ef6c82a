import { execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { arch, constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { env, execPath, platform, stderr, versions } from 'node:process'
import { npm } from './packages.mjs'

const wanted = 24
const folder = join(import.meta.dirname, '../.node')
// The package named "node" fetches one of these in an install script, which newer versions of npm do not run.
const packageName = `${platform === 'darwin' && arch() === 'arm64' ? 'node-bin' : 'node'}-${platform}-${arch()}`
const fetched = join(folder, 'node_modules', packageName, 'bin/node')

/** The path of a Node that is new enough: this one, one fetched before, or one fetched now. */
export async function newEnoughNode() {
  if (Number.parseInt(versions.node, 10) >= wanted) return execPath
  if (isNewEnough(fetched)) return fetched
  stderr.write(`This is Node ${versions.node}; fetching Node ${wanted} into .node (once, about 50 MB) …\n`)
  rmSync(folder, { recursive: true, force: true })
  const code = await npm(['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${packageName}@${wanted}`])
  if (code === 0 && isNewEnough(fetched)) return fetched
  throw new Error(
    `Node ${wanted} could not be fetched for ${platform} ${arch()}. Install Node ${wanted} or newer (nodejs.org) and run this again.`,
  )
}

/** Runs a program of ours with another Node, which stands first on its PATH, and passes signals on. Gives its exit code. */
export function runWith(node, words) {
  const child = spawn(node, words, {
    stdio: 'inherit',
    env: { ...env, PATH: `${dirname(node)}${delimiter}${env.PATH}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

/** A download that was cut off does not run; that counts as none. */
function isNewEnough(node) {
  try {
    return (
      Number.parseInt(execFileSync(node, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).slice(1), 10) >= wanted
    )
  } catch {
    return false
  }
}
