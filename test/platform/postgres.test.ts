import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkServer, startPostgres, type RunningPostgres } from '#platform/postgres/index.ts'
import { runningServer, stopServer } from '#platform/postgres/server.ts'
import { withClient } from '../support/server.ts'

const isRoot = process.getuid?.() === 0
const program = join(import.meta.dirname, 'hold-postgres.ts')

let folder = ''
let dataDir = ''
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune data with space '))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'data')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await stopServer(dataDir)
  await rm(folder, { recursive: true, force: true })
})

const lines: string[] = []
const start = (settings = {}): Promise<RunningPostgres> =>
  startPostgres({ dataDir, settings, log: (line) => void lines.push(line) })

/** Another process that uses the server until it is told to leave or is killed. */
async function startElsewhere() {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { url, adopted } = JSON.parse(line) as { url: string; adopted: boolean }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return { url, adopted, leave: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

const write = (url: string, text: string) =>
  withClient(url, async (client) => {
    await client.query('create table if not exists notes (text text)')
    await client.query('insert into notes values ($1)', [text])
  })
const read = (url: string) =>
  withClient(url, async (client) =>
    (await client.query<{ text: string }>('select text from notes')).rows.map((row) => row.text),
  )

test('a second start after a clean stop finds what was written', async () => {
  const first = await start()
  await write(first.url, 'one')
  await first.stop()
  expect(await runningServer(dataDir)).toBeNull()
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(second.url).toBe(first.url)
  expect(await read(second.url)).toEqual(['one'])
  await second.stop()
})

test('the server that a killed process left running is adopted, and stopped by who adopted it', async () => {
  const before = await startElsewhere()
  await write(before.url, 'kept')
  await before.kill()
  const after = await start()
  expect(after.adopted).toBe(true)
  expect(await read(after.url)).toEqual(['kept'])
  await after.stop()
  expect(await runningServer(dataDir)).toBeNull()
})

test('a process that joins a running server leaves it running', async () => {
  const first = await start()
  const beside = await startElsewhere()
  expect(beside).toMatchObject({ adopted: true, url: first.url })
  await beside.leave()
  await write(first.url, 'still here')
  await first.stop()
  expect(await runningServer(dataDir)).toBeNull()
})

test('the server stays for a process that still uses it when the one that started it ends', async () => {
  const first = await start()
  const beside = await startElsewhere()
  await first.stop()
  await write(beside.url, 'still here')
  await beside.leave()
  expect(await runningServer(dataDir)).toBeNull()
})

test('processes that start at the same time share one server', async () => {
  const ours = start()
  const all = await Promise.all([startElsewhere(), startElsewhere(), ours])
  expect(all.filter((one) => !one.adopted)).toHaveLength(1)
  expect(new Set(all.map((one) => one.url)).size).toBe(1)
  await (await ours).stop()
})

test('a server killed together with Attune loses no committed row', async () => {
  const before = await startElsewhere()
  await write(before.url, 'committed')
  process.kill((await runningServer(dataDir))!, 'SIGKILL')
  await before.kill()
  const after = await start()
  expect(await read(after.url)).toEqual(['committed'])
  await after.stop()
})

test('a server that ends by itself is started again', async () => {
  const running = await start()
  await write(running.url, 'one')
  const old = (await runningServer(dataDir))!
  process.kill(old, 'SIGKILL')
  await expect.poll(() => read(running.url).catch(() => []), { timeout: 15_000 }).toEqual(['one'])
  expect(lines).toContain('The database ended by itself; starting it again')
  await running.stop()
})

test('a left-over pid file with the number of some other living process does not keep the server from starting', async () => {
  await (await start()).stop()
  await writeFile(
    join(dataDir, 'postgres/postmaster.pid'),
    `${process.pid}\n${dataDir}/postgres\n1700000000\n1\n\n127.0.0.1\n\nready\n`,
  )
  const again = await start()
  expect(again.adopted).toBe(false)
  await again.stop()
})

test('a left-over lock of a dead process is taken over', async () => {
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'postgres.lock'), `${process.pid} 1`)
  const running = await start()
  await running.stop()
})

test('another port is taken when something else listens on the remembered one', async () => {
  const first = await start()
  await write(first.url, 'one')
  await first.stop()
  const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
  await once(squatter, 'listening')
  const second = await start()
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
  expect(await read(second.url)).toEqual(['one'])
  await second.stop()
  squatter.close()
})

test('a first start that was cut off is begun again', async () => {
  await mkdir(join(dataDir, 'postgres.new/base'), { recursive: true })
  const running = await start()
  await write(running.url, 'one')
  await running.stop()
})

test('the passwords can be read by their owner only, and the server listens on this machine only', async () => {
  const running = await start()
  expect((await stat(join(dataDir, 'postgres-access.json'))).mode & 0o777).toBe(0o600)
  const wrong = new URL(running.url)
  wrong.password = 'guess'
  await expect(withClient(wrong.href, async () => undefined)).rejects.toThrow(/password/)
  await withClient(running.url, async (client) => {
    const { rows } = await client.query(
      "select current_setting('listen_addresses') as on, current_setting('is_superuser') as super, current_setting('synchronous_commit') as sync",
    )
    expect(rows).toEqual([{ on: '127.0.0.1', super: 'off', sync: 'on' }])
  })
  await running.stop()
})

test('a database of another major version says what to do', async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18.*backup.*restore/s)
})

test('a server that cannot start says what its log said', async () => {
  await expect(start({ shared_buffers: 'plenty' })).rejects.toThrow(/did not start[^]*shared_buffers/)
})

test('a data folder that cannot be made names DATA_DIR', async () => {
  await writeFile(join(folder, 'file'), '')
  dataDir = join(folder, 'file/data')
  await expect(start()).rejects.toThrow(/DATA_DIR/)
})

test.runIf(isRoot)(
  'root in a folder that is closed to others keeps the database where its account can go',
  async () => {
    await chmod(folder, 0o700)
    const running = await start()
    await write(running.url, 'one')
    await running.stop()
    const place = await readlink(join(dataDir, 'postgres'))
    const again = await start()
    expect(await read(again.url)).toEqual(['one'])
    await again.stop()
    await rm(place, { recursive: true })
    await expect(start()).rejects.toThrow(/is gone/)
    await rm(dirname(place), { recursive: true })
  },
)

test.runIf(canMount())('a full disk is named, and what was written is there when there is space again', async () => {
  await mkdir(dataDir)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'none', dataDir])
  try {
    await expect(start()).rejects.toThrow(/has \d+ MB left.*DATA_DIR/)
    execFileSync('mount', ['-o', 'remount,size=400m', dataDir])
    const first = await start()
    await write(first.url, 'one')
    await first.stop()
    await writeFile(join(dataDir, 'filler'), Buffer.alloc(400_000_000)).catch(() => undefined)
    await expect(start()).rejects.toThrow(/is full.*Free some space/s)
    await rm(join(dataDir, 'filler'))
    const again = await start()
    expect(await read(again.url)).toEqual(['one'])
    await again.stop()
  } finally {
    execFileSync('umount', ['-l', dataDir])
  }
})

test('a database that is down names DATABASE_URL and the place, and not the password', async () => {
  const down = checkServer('postgres://me:secret@127.0.0.1:1/crm', { patienceMs: 0 })
  await expect(down).rejects.toThrow(/127\.0\.0\.1:1\/crm cannot be reached.*DATABASE_URL/)
  await expect(down).rejects.not.toThrow(/secret/)
})

test('a wrong password, a missing database and a wrong address each say so', async () => {
  const { url, stop } = await start()
  const changed = (change: (address: URL) => void) => {
    const address = new URL(url)
    change(address)
    return checkServer(address.href)
  }
  await expect(changed((address) => (address.password = 'guess'))).rejects.toThrow(/refused the user or password/)
  await expect(changed((address) => (address.pathname = '/nothing'))).rejects.toThrow(/no such database/)
  await expect(checkServer('mysql://localhost/crm')).rejects.toThrow(/must begin with postgres:/)
  expect((await checkServer(url)).version).toMatch(/^18/)
  await stop()
})

test('a database that is just starting is waited for', async () => {
  const { url, stop } = await start()
  await stop()
  const checking = checkServer(url)
  const again = await start()
  expect((await checking).version).toMatch(/^18/)
  await again.stop()
})

test('the server is told of in plain words', async () => {
  lines.length = 0
  await (await start()).stop()
  expect(lines).toEqual(['Creating the database'])
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
})

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'attune-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'none', place], { stdio: 'ignore' })
    execFileSync('umount', [place])
    return true
  } catch {
    return false
  } finally {
    rmdirSync(place)
  }
}
