import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shownLabels } from '#areas/emotion/domain/label.ts'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'

/** A plain sentence that people say when they feel something. */
export type Saying = { text: string; label: ShownLabel }

type Written = {
  /** Sentences with {} where a word of feeling goes. */
  frames: string[]
  words: Partial<Record<ShownLabel, string[]>>
  sentences: Partial<Record<ShownLabel, string[]>>
}

/** Customers' letters say little outright; sayings teach the words that name a feeling. */
export function readSayings(file: string = join(import.meta.dirname, '../../training/sayings.json')): Saying[] {
  const { frames, words, sentences } = JSON.parse(readFileSync(file, 'utf8')) as Written
  return shownLabels.flatMap((label) => {
    const framed = (words[label] ?? []).flatMap((word) => frames.map((frame) => frame.replace('{}', word)))
    return [...framed, ...(sentences[label] ?? [])].map((text) => ({ text, label }))
  })
}
