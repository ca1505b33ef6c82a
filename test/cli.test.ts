import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labels, shownLabels } from '#areas/emotion/domain/label.ts'
import { mailboxOwn, writeMailbox } from './support/mailbox.ts'

const main = join(import.meta.dirname, '../src/apps/cli/main.ts')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune cli '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = { code: number | null; out: string; err: string }

function attune(
  words: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, DATABASE_URL: '', ...env } })
  const run: Run = { code: null, out: '', err: '' }
  child.stdout.on('data', (piece: Buffer) => (run.out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (run.err += piece.toString()))
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...run, code })))
}

test('help names every command, and an unknown one is refused', async () => {
  const help = await attune(['--help'])
  for (const name of ['import', 'read', 'backup', 'restore', 'migrate', 'user', 'server', 'worker'])
    expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
  expect((await attune(['dance'])).code).toBe(2)
})

test('a wrong variable is named', async () => {
  const { code, err } = await attune(['migrate'], { env: { PORT: 'abc', DATABASE_POOL: '1' } })
  expect(code).toBe(1)
  expect(err).toMatch(/PORT: must be a number.*DATABASE_POOL/s)
})

test('a database that does not answer is named, without its password', async () => {
  const { code, err } = await attune(['migrate'], {
    env: { DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/attune', DATA_DIR: folder },
  })
  expect(code).toBe(1)
  expect(err).toMatch(/127\.0\.0\.1|DATABASE_URL/)
  expect(err).not.toContain('secret')
})

test.runIf(existsSync('/proc/self')).each(['', 'postgres://me@127.0.0.1:9/attune'])(
  'a data folder that cannot be written to is named at once, whatever the database: "%s"',
  { timeout: 20_000 },
  async (DATABASE_URL) => {
    for (const DATA_DIR of ['/proc/attune/data', '/proc', main])
      expect(await attune(['migrate'], { env: { DATABASE_URL, DATA_DIR } })).toMatchObject({
        code: 1,
        err: expect.stringContaining(`${DATA_DIR} cannot be made or written to`),
      })
  },
)

test('read answers each line with what it says, and needs no database', async () => {
  const lines = [{ id: 1, text: 'Thank you so much, I am delighted!' }, 'nonsense', { id: 'b', text: '' }]
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { code, out, err } = await attune(['read'], { input, env: { DATA_DIR: '/nowhere' } })
  expect(code).toBe(1)
  expect(err).toContain('Line 2')
  const [first, second, ...more] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, never>)
  expect(more).toEqual([])
  expect(Object.keys(first?.['labels'] ?? {})).toEqual(labels)
  const shown = first?.['shown'] as unknown as { label: string; p: number }[]
  expect(shown.map(({ label }) => label).toSorted()).toEqual(shownLabels.toSorted())
  expect(shown.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 2)
  expect(first).toMatchObject({ id: 1, model: { name: expect.any(String), version: expect.any(String) } })
  for (const name of ['needsPerson', 'intensity', 'confidence', 'valence']) expect(typeof first?.[name]).toBe('number')
  expect(second).toMatchObject({ id: 'b', evidence: [] })
})

test('an import is backed up and comes back elsewhere', { timeout: 180_000 }, async () => {
  const mailbox = join(folder, 'box.mbox')
  await writeMailbox(mailbox, { messages: 120 })
  const here = { DATA_DIR: join(folder, 'here') }
  const imported = await attune(['import', mailbox, '--own', mailboxOwn], { env: here })
  expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('120 added, 0 there already') })
  await attune(['user', 'add', 'priya@w.example', '--name', 'Priya', '--role', 'owner'], {
    env: here,
    input: 'correct horse battery\n',
  })
  const file = join(folder, 'all.tar')
  const saved = await attune(['backup', file], { env: here })
  expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('Saved') })
  expect((await attune(['restore', file], { env: here })).err).toContain('not empty')
  const there = { DATA_DIR: join(folder, 'there') }
  const rows = /(\d+) rows and (\d+) files/.exec(saved.out)?.[0] ?? 'nothing'
  expect(await attune(['restore', file], { env: there })).toMatchObject({
    code: 0,
    out: expect.stringContaining(`Restored ${rows}`),
  })
  expect((await attune(['user', 'list'], { env: there })).out).toContain('priya@w.example\towner\tPriya')
  expect((await attune(['import', mailbox], { env: there })).out).toContain('0 added, 120 there already')
})

test('an import that is killed goes on when it is started again', { timeout: 180_000 }, async () => {
  const mailbox = join(folder, 'killed.mbox')
  await writeMailbox(mailbox, { messages: 3000, seed: 7 })
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'killed') }
  const words = [main, 'import', mailbox, '--own', mailboxOwn]
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (piece: Buffer) => /[1-9]\d* added/.test(piece.toString()) && child.kill('SIGKILL'))
    // Not when its pipes close: the database it leaves behind still holds them.
    child.on('exit', () => resolve())
  })
  const again = await attune(['import', mailbox], { env: { DATA_DIR: join(folder, 'killed') } })
  const [, added, known] = /(\d+) added, (\d+) there already/.exec(again.out) ?? []
  expect(Number(added) + Number(known)).toBe(3000)
  expect(Number(known)).toBeGreaterThan(0)
  expect(await attune(['import', mailbox], { env: { DATA_DIR: join(folder, 'killed') } })).toMatchObject({
    out: expect.stringContaining('0 added, 3000 there already'),
  })
})

test('a table says which column is still to be named, and how', { timeout: 60_000 }, async () => {
  const table = join(folder, 'chats.csv')
  await writeFile(table, 'wer,wann,was\nann@post.example,2025-03-04 10:00,Wo bleibt es?\n')
  const { code, err } = await attune(['import', table], { env: { DATA_DIR: join(folder, 'here') } })
  expect(code).toBe(1)
  expect(err).toContain('chats.csv is which: --map text=COLUMN. Its columns are wer, wann, was.')
})

test('files that are no mail fail with what to do', { timeout: 60_000 }, async () => {
  const photo = join(folder, 'photo.jpg')
  await writeFile(photo, Buffer.from([255, 216, 255]))
  const { code, err } = await attune(['import', photo], { env: { DATA_DIR: join(folder, 'here') } })
  expect(code).toBe(1)
  expect(err).toContain('photo.jpg is not mail')
  expect((await attune(['import'])).err).toContain('Say which files')
})
