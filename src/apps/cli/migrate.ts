import { openDatabaseServer } from '#platform/postgres/index.ts'
import { migrate } from '#platform/migrate.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database to the newest schema and stop',
  usage: '',
  async run({ config, log, stdout }) {
    const server = await openDatabaseServer(config(), log)
    try {
      const applied = await migrate(server.url)
      stdout.write(applied.length ? `Applied ${applied.join(', ')}.\n` : 'The database is up to date.\n')
    } finally {
      await server.stop()
    }
  },
}
