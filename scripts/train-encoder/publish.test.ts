import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replayFile } from '#areas/emotion/engines/replay.ts'
import type { Replayed } from '#areas/emotion/engines/replay.ts'
import { encoderFolder } from '#areas/emotion/engines/the-engine.ts'
import { readCustomerMessages, splitByAuthor } from '../train-text/corpus.ts'

test('the replay set is our own messages of writers from whom no tier learnt, and of nobody who is held out', () => {
  const lines = readFileSync(join(encoderFolder, replayFile), 'utf8').trim().split('\n')
  const replayed = lines.map((line) => JSON.parse(line) as Replayed)
  const { validation, heldOut } = splitByAuthor(readCustomerMessages())
  expect(replayed.map(({ text, felt }) => [text, felt])).toEqual(validation.map(({ text, primary }) => [text, primary]))
  expect(new Set(replayed.map(({ who }) => who)).size).toBe(new Set(validation.map(({ author }) => author)).size)
  const held = new Set(heldOut.map(({ text }) => text))
  expect(replayed.filter(({ text }) => held.has(text))).toEqual([])
})
