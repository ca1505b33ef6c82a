import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mailboxOwn, writeMailbox } from '../../test/support/mailbox.ts'
import { table } from './machine.ts'

const main = join(import.meta.dirname, '../../src/apps/cli/main.ts')

type Run = { seconds: number; peakMegabytes: number; said: string }

/** Imports a file on the command line, in a process of its own whose memory is watched. */
function importFile(file: string, dataDir: string): Promise<Run> {
  const begun = performance.now()
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }
  const child = spawn(process.execPath, [main, 'import', file, '--own', mailboxOwn], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  let peakMegabytes = 0
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  const watch = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid ?? 0))), 100)
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ seconds: (performance.now() - begun) / 1000, peakMegabytes, said: said.trim() })
      else reject(new Error(`the import ended with ${code}`))
    })
  })
}

/** The most memory a process has held, where the system tells (Linux). */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Import of a mailbox into a fresh embedded database, readings included, twice; `messages` of them. */
export async function benchImport(folder: string, messages: number, bytesOfAttachment?: number): Promise<string> {
  const file = join(folder, 'bench.mbox')
  await writeMailbox(file, { messages, bytesOfAttachment })
  const megabytes = (await stat(file)).size / 2 ** 20
  const dataDir = join(folder, 'import')
  const rows: (string | number)[][] = [['', 'seconds', 'mails/s', 'MB/s', 'peak MB']]
  const said: string[] = []
  for (const name of ['first import', 'second import']) {
    const run = await importFile(file, dataDir)
    rows.push([name, run.seconds, messages / run.seconds, megabytes / run.seconds, run.peakMegabytes])
    said.push(run.said)
  }
  return `Import of ${messages} mails (${megabytes.toFixed(0)} MB) with their readings, embedded database started and stopped\n${table(rows)}\n  ${said.join('\n  ')}`
}
