import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readVocabulary } from './tokens.ts'
import { windowsOf } from './windows.ts'

const vocabulary = readVocabulary(
  ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'still', 'nothing', '.', 'third', 'contact'].join('\n'),
)
const idsOf = (text: string, situation?: string) => windowsOf(vocabulary, { text, situation }).map(({ ids }) => ids)

test('a window holds the text, then what came before', () => {
  expect(idsOf('Still nothing.')).toEqual([[2, 4, 5, 6, 3]])
  expect(idsOf('Still nothing.', 'third contact')).toEqual([[2, 4, 5, 6, 3, 7, 8, 3]])
})

test('an empty text has one window without words', () => {
  expect(windowsOf(vocabulary, { text: '' })).toEqual([{ ids: [2, 3], text: [] }])
})

test('windows end where sentences end', () => {
  const sentence = `${'still '.repeat(39)}nothing.`
  const windows = windowsOf(vocabulary, { text: Array(5).fill(sentence).join(' ') })
  expect(windows.map(({ text }) => text.length)).toEqual([82, 82, 41])
  expect(windows.every(({ text }) => text.at(-1)?.endsSentence)).toBe(true)
})

test('the situation is in every window', () => {
  const windows = idsOf('still nothing. '.repeat(60), 'third contact')
  expect(windows.length).toBeGreaterThan(1)
  for (const ids of windows) expect(ids.slice(-3)).toEqual([7, 8, 3])
})

test('of a very long text the beginning and the end are read', () => {
  const text = `third. ${'still. '.repeat(20_000)}contact.`
  const windows = windowsOf(vocabulary, { text })
  expect(windows).toHaveLength(12)
  expect(windows[0]?.ids[1]).toBe(7)
  const last = windows.at(-1)?.text.at(-2)
  expect(text.slice(last?.start, last?.end)).toBe('contact')
})

test('no window is longer than the encoder can take', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), fc.string({ maxLength: 500 }), (text, situation) => {
      for (const ids of idsOf(text, situation)) expect(ids.length).toBeLessThanOrEqual(1 + 96 + 1 + 40 + 1)
    }),
  )
})
