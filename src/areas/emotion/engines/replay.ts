import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Taught } from '../domain/fit-residual.ts'
import type { ShownLabel } from '../domain/label.ts'
import { lookOf } from '../domain/residual.ts'
import type { TextEngine } from './engine.ts'

export const replayFile = 'replay.jsonl'

/** One line of the replay set: a general message by a writer of whom no tier learnt, and what labellers heard. */
export type Replayed = {
  who: string
  text: string
  situation: string
  felt: ShownLabel
  also: readonly ShownLabel[]
}

const read = new Map<string, Promise<Taught[]>>()

/** General messages as an engine reads them, against forgetting. Read once by each version. */
export function replayOf(engine: TextEngine, folder: string): Promise<Taught[]> {
  const known = read.get(engine.version) ?? readReplay(engine, folder)
  read.set(engine.version, known)
  known.catch(() => read.delete(engine.version))
  return known
}

async function readReplay(engine: TextEngine, folder: string): Promise<Taught[]> {
  const lines = (await readFile(join(folder, replayFile), 'utf8')).split('\n').filter(Boolean)
  return taughtBy(
    engine,
    lines.map((line) => JSON.parse(line) as Replayed),
  )
}

const batch = 50

/** Messages as an engine reads them, with what people heard; without those that it cannot read. */
export async function taughtBy<Heard extends Replayed>(
  engine: TextEngine,
  heard: readonly Heard[],
  signal?: AbortSignal,
): Promise<(Taught & { from: Heard })[]> {
  const taught: (Taught & { from: Heard })[] = []
  for (let at = 0; at < heard.length; at += batch) {
    signal?.throwIfAborted()
    const some = heard.slice(at, at + batch)
    const readings = await engine.read(some)
    for (const [place, from] of some.entries()) {
      const reading = readings[place]
      const { felt, also, who } = from
      if (reading && !reading.unread) taught.push({ look: lookOf(reading), felt, also, who, from })
    }
  }
  return taught
}
