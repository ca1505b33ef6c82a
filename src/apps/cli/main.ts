import { argv, exit, stderr, stdin, stdout } from 'node:process'
import { reasonOf } from '#kit/errors.ts'
import { readConfig } from '#platform/config.ts'
import { logTo } from '#platform/log.ts'
import type { Command, Terminal } from './command.ts'

/** Each command is loaded when it is called: `read` needs no database, and help needs nothing. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  server: async () => (await import('./start.ts')).server,
  worker: async () => (await import('./start.ts')).worker,
  import: async () => (await import('./import.ts')).importCommand,
  read: async () => (await import('./read.ts')).readCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  user: async () => (await import('./user.ts')).user,
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const lines = all.map(({ name, summary, usage }) => `  ${name} ${usage}`.trimEnd() + `\n      ${summary}`)
  return `Attune: the CRM that hears how customers feel\n\nUsage: npm run attune -- COMMAND [WORDS]\n\n${lines.join('\n\n')}\n`
}

/** Ctrl-C and a polite kill stop at a good place; a second one stops at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  const stop = () => (stopping.signal.aborted ? exit(130) : stopping.abort())
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return stopping.signal
}

async function main([name = '--help', ...args]: string[]): Promise<void> {
  const load = commands[name]
  if (!load || args.includes('--help')) {
    stdout.write(await help())
    if (!load && !name.startsWith('-') && name !== 'help') process.exitCode = 2
    return
  }
  const clock = () => new Date()
  const terminal: Terminal = {
    ...{ args, stdin, stdout, stderr, clock },
    signal: stopSignal(),
    log: logTo(stderr, clock),
    config: () => readConfig(),
  }
  await (await load()).run(terminal)
}

try {
  await main(argv.slice(2))
  exit(process.exitCode)
} catch (error) {
  stderr.write(`${reasonOf(error)}\n`)
  exit(1)
}
