import { createInterface } from 'node:readline'
import { z } from 'zod'
import { labelled, theEngine } from '#areas/emotion/index.ts'
import { reasonOf } from '#kit/errors.ts'
import type { Command } from './command.ts'

const line = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), situation: z.string().optional() })
const batchSize = 256

export const readCommand: Command = {
  name: 'read',
  summary:
    'Read the emotion in texts: JSON Lines with id, text and, where known, situation in; JSON Lines with what they say out; needs no database',
  usage: '< texts.jsonl > readings.jsonl',
  async run({ stdin, stdout, stderr, signal }) {
    const engine = await theEngine()
    if (engine.missing) stderr.write(`Only the first tier reads; the second could not be loaded: ${engine.missing}\n`)
    let batch: z.infer<typeof line>[] = []
    let number = 0
    const flush = async () => {
      const readings = await engine.read(batch)
      const lines = batch.flatMap(({ id, text }, at) => {
        const reading = readings[at]
        return reading ? [JSON.stringify({ id, ...labelled(reading, text) })] : []
      })
      batch = []
      if (lines.length > 0 && !stdout.write(`${lines.join('\n')}\n`))
        await new Promise((drained) => stdout.once('drain', drained))
    }
    for await (const given of createInterface({ input: stdin, crlfDelay: Infinity })) {
      if (signal.aborted) break
      number += 1
      if (given.trim() === '') continue
      try {
        batch.push(line.parse(JSON.parse(given)))
      } catch (error) {
        stderr.write(
          `Line ${number} was passed over, it is not JSON with id and text: ${reasonOf(error).split('\n')[0]}\n`,
        )
        process.exitCode = 1
      }
      if (batch.length >= batchSize) await flush()
    }
    await flush()
  },
}
