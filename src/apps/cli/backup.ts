import { join, resolve } from 'node:path'
import { backup, restore } from '#platform/backup/index.ts'
import { invalid } from '#kit/errors.ts'
import { migrate } from '#platform/migrate.ts'
import { version } from '#platform/version.ts'
import type { Command, Terminal } from './command.ts'
import { openDatabaseServer } from '#platform/postgres/index.ts'

const fileOf = ({ args }: Terminal, verb: string): string => {
  const [file] = args
  if (!file) throw invalid('Say which file: npm run attune -- {verb} FILE', { verb })
  return resolve(file)
}

/** Does some work on the database server without opening the product on it. */
async function onServer(terminal: Terminal, work: (url: string, filesDir: string) => Promise<void>): Promise<void> {
  const config = terminal.config()
  const server = await openDatabaseServer(config, terminal.log)
  try {
    await work(server.url, join(config.dataDir, 'files'))
  } finally {
    await server.stop()
  }
}

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Save everything into one file, also while Attune runs',
  usage: 'FILE',
  async run(terminal) {
    const file = fileOf(terminal, 'backup')
    await onServer(terminal, async (url, filesDir) => {
      const saved = await backup({ url, filesDir, file, version, now: terminal.clock() })
      terminal.stdout.write(`Saved ${saved.rows} rows and ${saved.files} files in ${file} (${saved.bytes} bytes)\n`)
    })
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Bring a backup back into an empty database (set DATA_DIR to a new folder, or DATABASE_URL to an empty one)',
  usage: 'FILE',
  async run(terminal) {
    const file = fileOf(terminal, 'restore')
    await onServer(terminal, async (url, filesDir) => {
      const restored = await restore({ url, filesDir, file, migrate })
      terminal.stdout.write(
        `Restored ${restored.rows} rows and ${restored.files} files of ${restored.madeAt.toISOString()}. Start Attune with npm start.\n`,
      )
    })
  },
}
