import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup, restore } from '#platform/backup/index.ts'
import { emptyDatabase } from '../support/database.ts'
import { withClient } from '../support/server.ts'

const now = new Date('2026-03-04T05:06:07Z')
const manyRows = 100_000

/** Two versions of a schema with what makes copies hard: keys in a circle, made columns, odd names, every kind of value. */
const migrations: Record<string, string> = {
  '0001-first': `
    create table teams (id uuid primary key, lead_id uuid, "Odd ""name" text);
    create table people (
      id uuid primary key, team_id uuid not null references teams, boss_id uuid references people,
      name text not null, search text generated always as (lower(name)) stored,
      facts jsonb, picture bytea, words text[], shares real[], exact numeric, at timestamptz, is_new boolean);
    alter table teams add constraint leads foreign key (lead_id) references people;`,
  '0002-many': 'create table many (id int primary key, person_id uuid references people, text text not null);',
}

async function migrate(url: string, upTo = '0002-many'): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('create table if not exists kysely_migration (name text primary key)')
    for (const [name, statements] of Object.entries(migrations)) {
      const { rowCount } = await client.query('insert into kysely_migration values ($1) on conflict do nothing', [name])
      if (rowCount) await client.query(statements)
      if (name === upTo) return
    }
    throw new Error(`there is no migration ${upTo}`)
  })
}

const team = '018f0000-0000-7000-8000-000000000001'
const [ann, bob] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b']
const hardText = 'tab\t line\nback\\slash \\N \\. “quotes” 日本語 🙂 \u200f'
const picture = randomBytes(100_000)

const fill = (url: string) =>
  withClient(url, async (client) => {
    await client.query('insert into teams values ($1, null, $2)', [team, hardText])
    await client.query('insert into people (id, team_id, name) values ($1,$2,$3)', [bob, team, ''])
    await client.query(
      'insert into people (id, team_id, boss_id, name, facts, picture, words, shares, exact, at, is_new) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)',
      [
        ann,
        team,
        bob,
        hardText,
        { a: [1, null, '"'], é: hardText },
        picture,
        [hardText, null, ''],
        [0.1, 1e-30],
        '12345678901234567890.0123456789',
        '2026-10-25T02:30:00.123456+02',
        true,
      ],
    )
    await client.query('update teams set lead_id = $1', [ann])
    await client.query(
      "insert into many select n, $1, repeat('word ' || n || ' ', 20) from generate_series(1, $2::int) n",
      [bob, manyRows],
    )
  })

const contentOf = (url: string) =>
  withClient(url, async (client) => ({
    teams: (await client.query('select * from teams')).rows,
    people: (await client.query('select *, exact::text, at::text from people order by id')).rows,
    many: (await client.query("select count(*), md5(string_agg(md5(m::text), '' order by id)) from many m")).rows,
  }))

let folder = ''
let source = ''
let file = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune backup '))
  file = join(folder, 'saved.tar')
  source = (await emptyDatabase()).url
  await migrate(source)
  await fill(source)
  await mkdir(join(folder, 'files/ab'), { recursive: true })
  await writeFile(join(folder, 'files/ab/abcdef'), picture)
  await writeFile(join(folder, 'files/ab/empty'), '')
  await writeFile(join(folder, 'files/ab/growing.part'), 'half')
  await backup({ url: source, filesDir: join(folder, 'files'), file, version: '1.2.3', now })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const restoreFrom = (from: string, url: string) => restore({ file: from, url, filesDir: join(folder, 'back'), migrate })

test('a backup brings back every row and every file', async () => {
  const { url } = await emptyDatabase()
  const summary = await restoreFrom(file, url)
  expect(summary).toEqual({ version: '1.2.3', madeAt: now, tables: 3, rows: manyRows + 3, files: 2 })
  expect(await contentOf(url)).toEqual(await contentOf(source))
  expect(await readFile(join(folder, 'back/ab/abcdef'))).toEqual(picture)
  expect(await readdir(join(folder, 'back/ab'))).toEqual(['abcdef', 'empty'])
})

test('foreign keys hold again after a restore', async () => {
  const { url } = await emptyDatabase()
  await restoreFrom(file, url)
  const orphan = withClient(url, (client) =>
    client.query('insert into people (id, team_id, name) values ($1, $1, $2)', [randomUuid(), 'x']),
  )
  await expect(orphan).rejects.toThrow(/foreign key/)
})

test('a backup is a tar archive that other tools read and check', async () => {
  const names = execFileSync('tar', ['tf', file], { encoding: 'utf8' }).trim().split('\n')
  expect(names).toEqual(
    expect.arrayContaining(['manifest.json', 'tables/people/000001.copy.gz', 'files/ab/abcdef', 'SHA256SUMS']),
  )
  const open = join(folder, 'open')
  await mkdir(open)
  execFileSync('tar', ['xf', file, '-C', open])
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: open })
})

test('a backup shows one instant although people go on working', async () => {
  const written: string[] = []
  const during = join(folder, 'during.tar')
  const working = withClient(source, async (client) => {
    await backup({
      ...{ url: source, filesDir: join(folder, 'none'), file: during, version: '1', now },
      onSaved: (name) => {
        written.push(name)
        if (name === 'many') void client.query('update teams set "Odd ""name" = $1', ['later'])
      },
    })
    await client.query('update teams set "Odd ""name" = $1', [hardText])
  })
  await working
  expect(written).toEqual(['many', 'people', 'teams'])
  const { url } = await emptyDatabase()
  await restoreFrom(during, url)
  expect((await contentOf(url)).teams).toEqual((await contentOf(source)).teams)
})

test('a restore into a database of an older or newer schema begins from nothing', async () => {
  const { url } = await emptyDatabase()
  await migrate(url, '0001-first')
  await restoreFrom(file, url)
  expect((await contentOf(url)).many).toEqual((await contentOf(source)).many)
})

test('a database that holds rows is left alone', async () => {
  const { url } = await emptyDatabase()
  await migrate(url)
  await withClient(url, (client) => client.query('insert into teams values ($1)', [team]))
  await expect(restoreFrom(file, url)).rejects.toThrow(/not empty \(see the table teams\)/)
  expect((await contentOf(url)).teams).toHaveLength(1)
})

test('a database of another program is left alone', async () => {
  const { url } = await emptyDatabase()
  await withClient(url, (client) => client.query('create table theirs (id int)'))
  await expect(restoreFrom(file, url)).rejects.toThrow(/not empty \(see the table theirs\)/)
})

test('a backup that is cut off anywhere is refused and the database stays empty', async () => {
  const { url } = await emptyDatabase()
  const { size } = await stat(file)
  const cut = join(folder, 'cut.tar')
  for (const length of [0, 100, 700, Math.floor(size / 2), size - 1024 - 600, size - 1024]) {
    await writeFile(cut, await readFile(file))
    await truncate(cut, length)
    await expect(restoreFrom(cut, url), `cut at ${length}`).rejects.toThrow(/cut off|not a backup/)
  }
  expect(await tablesOf(url)).toEqual([])
})

test('a backup with one altered byte anywhere is refused and the database stays empty', async () => {
  const { url } = await emptyDatabase()
  const bytes = await readFile(file)
  const altered = join(folder, 'altered.tar')
  const sums = bytes.lastIndexOf('SHA256SUMS')
  for (const at of [
    10,
    130,
    600,
    bytes.indexOf('counts.json') + 520,
    Math.floor(bytes.length / 2),
    sums + 1,
    sums + 520,
  ]) {
    bytes[at]! ^= 1
    await writeFile(altered, bytes)
    bytes[at]! ^= 1
    await expect(restoreFrom(altered, url), `altered at ${at}`).rejects.toThrow(/altered|cut off|not a backup/)
  }
  expect(await tablesOf(url)).toEqual([])
})

test('what is no backup is refused by name', async () => {
  const { url } = await emptyDatabase()
  await writeFile(join(folder, 'mail.mbox'), 'From someone\n'.repeat(200))
  await expect(restoreFrom(join(folder, 'mail.mbox'), url)).rejects.toThrow(/mail.mbox is not a backup made by Attune/)
  await expect(restoreFrom(join(folder, 'nothing.tar'), url)).rejects.toThrow(/nothing.tar cannot be opened/)
})

test('a backup by a newer version is refused', async () => {
  const { url } = await emptyDatabase()
  const older = restore({ file, url, filesDir: join(folder, 'back'), migrate: (to) => migrate(to, '0003-unknown') })
  await expect(older).rejects.toThrow(/update Attune/)
})

test('a failed backup leaves no file and keeps the one before', async () => {
  const kept = join(folder, 'kept.tar')
  await writeFile(kept, 'the one before')
  const { url } = await emptyDatabase()
  await expect(backup({ url, filesDir: folder, file: kept, version: '1', now })).rejects.toThrow(/nothing to save/)
  expect(await readFile(kept, 'utf8')).toBe('the one before')
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  await expect(backup({ url: source, filesDir: folder, file: '/dev/full/x', version: '1', now })).rejects.toThrow(/x/)
})

const randomUuid = () => crypto.randomUUID()

const tablesOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    return rows.map(({ name }) => name)
  })
