import { seedContacts } from '../../test/support/seed.ts'
import type { Bench } from './installation.ts'
import { milliseconds, quantile, table } from './machine.ts'

const calls = 60

const lists = {
  'by last message': '/people?sort=lastMessage',
  'by name': '/people?sort=name&order=asc',
  'by mood': '/people?sort=mood&order=asc',
  'hurting, by last message': '/people?family=hurting',
  'waiting, by name': '/people?isWaiting=true&sort=name&order=asc',
  'search "hepw"': '/people?search=hepw&sort=name&order=asc',
} as const

/** Every list walked page by page through the API, as a person scrolls: p50 and p95 of a page of 50 in milliseconds. */
export async function benchLists(bench: Bench, sizes: readonly number[]): Promise<string> {
  const rows: (string | number)[][] = []
  let seeded = 0
  for (const size of sizes) {
    await seedContacts(bench.platform.pool, size - seeded, seeded)
    seeded = size
    const column = await measureAll(bench)
    column.forEach(([name, p50, p95], i) => (rows[i] ??= [name]).push(p50, p95))
  }
  const heads = ['', ...sizes.flatMap((size) => [`${size / 1000}k p50`, 'p95'])]
  return `Contact lists over HTTP handlers, ms a page of 50 (SELECT 1: ${(await roundTrip(bench)).toFixed(2)} ms)\n${table([heads, ...rows])}`
}

const roundTrip = async ({ platform }: Bench) =>
  quantile(
    await Promise.all(Array.from({ length: 20 }, () => milliseconds(() => platform.pool.query('SELECT 1')))),
    0.5,
  )

async function measureAll(bench: Bench): Promise<[string, number, number][]> {
  const measured: [string, number, number][] = []
  for (const [name, path] of Object.entries(lists)) measured.push([`${name}, next page`, ...(await walk(bench, path))])
  measured.push(['Today', ...(await repeat(bench, '/today', 15))])
  measured.push(['search over everything', ...(await repeat(bench, '/search?words=kettle+hep', 15))])
  return measured
}

async function walk({ get }: Bench, path: string): Promise<[number, number]> {
  const times: number[] = []
  let cursor: string | null = null
  for (let i = 0; i < calls + 3; i++) {
    let page: { nextCursor: string | null } = { nextCursor: null }
    const after = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const time = await milliseconds(async () => (page = (await get(`/api/v1${path}${after}`)) as typeof page))
    if (i >= 3) times.push(time)
    cursor = page.nextCursor
  }
  return [quantile(times, 0.5), quantile(times, 0.95)]
}

async function repeat({ get }: Bench, path: string, times: number): Promise<[number, number]> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) taken.push(await milliseconds(() => get(`/api/v1${path}`)))
  return [quantile(taken, 0.5), quantile(taken, 0.95)]
}
