// Uses the embedded server until told to leave: what tests kill.
import { startPostgres } from '#platform/postgres/index.ts'

const running = await startPostgres({ dataDir: process.argv[2] ?? '', log: () => undefined })
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ url: running.url, adopted: running.adopted })}\n`)
setInterval(() => undefined, 1000)
