import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Terminal } from './command.ts'

/** Asks for a line on a terminal that nobody reads over a shoulder: what is typed is not shown. Ctrl-C stops. */
export async function askHidden({ stdin, stderr }: Pick<Terminal, 'stdin' | 'stderr'>, question: string) {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true })
  const stop = new AbortController()
  lines.once('SIGINT', () => stop.abort())
  stderr.write(question)
  try {
    return await lines.question('', { signal: stop.signal })
  } finally {
    lines.close()
    stderr.write('\n')
  }
}
