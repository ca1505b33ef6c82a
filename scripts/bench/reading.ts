import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { theEngine } from '#areas/emotion/index.ts'
import { milliseconds, table } from './machine.ts'

const folder = join(import.meta.dirname, '../../training/customers')

/** Texts a second on one core, of two lengths. */
export async function benchReading(): Promise<string> {
  const engine = await theEngine()
  const long = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => ({ text: (JSON.parse(line) as { text: string }).text }))
  const short = long
    .map(({ text }) => ({ text: text.split(/(?<=[.!?])\s/)[0] ?? text }))
    .filter(({ text }) => text.length < 120)
  const rate = async (texts: { text: string }[]) => {
    await engine.read(texts)
    return texts.length / ((await milliseconds(() => engine.read(texts))) / 1000)
  }
  const mean = (texts: { text: string }[]) => texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length
  return `Reading, ${engine.name} ${engine.version}, one core\n${table([
    ['', 'characters', 'texts/s'],
    ['short', mean(short), await rate(short)],
    ['whole messages', mean(long), await rate(long)],
  ])}`
}
