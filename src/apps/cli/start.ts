import { once } from 'node:events'
import { theEngine } from '#areas/emotion/index.ts'
import { startServer } from '../server/server.ts'
import { startWork } from '#platform/work.ts'
import type { Command, Terminal } from './command.ts'
import { withInstallation } from './installation.ts'

const untilStopped = async (signal: AbortSignal) => {
  if (!signal.aborted) await once(signal, 'abort')
}

/** Begun before the database starts, so that it costs no time; a missing or damaged model ends the start. */
function loadEngine() {
  const engine = theEngine()
  engine.catch(() => undefined)
  return engine
}

const serveAnd = (roles: { server: boolean; worker: boolean }) => async (terminal: Terminal) => {
  const { config, stdout, signal, log } = terminal
  const engine = loadEngine()
  const serving = withInstallation(terminal, async ({ platform }) => {
    const { missing } = await engine
    if (missing) log('Only the first tier reads emotion: the second could not be loaded.', { reason: missing })
    const server = roles.server ? await startServer(platform) : null
    const stopWork = roles.worker ? await startWork(platform) : null
    stdout.write(server ? `Attune is ready at ${config().publicUrl}\n` : 'Attune is ready to work.\n')
    await untilStopped(signal)
    stdout.write('Stopping…\n')
    await server?.stop()
    await stopWork?.()
  })
  // A process that ends while native code is being loaded is aborted.
  await serving.finally(() => engine.catch(() => undefined))
}

export const start: Command = {
  name: 'start',
  summary: 'Serve the web app and the API, and do the work behind them (npm start)',
  usage: '',
  run: serveAnd({ server: true, worker: true }),
}

export const server: Command = {
  name: 'server',
  summary: 'Serve the web app and the API only; needs DATABASE_URL when a worker runs elsewhere',
  usage: '',
  run: serveAnd({ server: true, worker: false }),
}

export const worker: Command = {
  name: 'worker',
  summary: 'Do the work only: imports, readings, what is due',
  usage: '',
  run: serveAnd({ server: false, worker: true }),
}
