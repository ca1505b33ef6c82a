import { expect, test } from 'vitest'
import { marksOf } from './marks.ts'

const text = 'My order is 4711. Nobody answers me. Thanks, Eve'
const at = (words: string, share: number) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  share,
})
const quoted = (words: Parameters<typeof marksOf>[1]) =>
  marksOf(text, words).map(({ start, end }) => text.slice(start, end))

test('words marked side by side are one part', () => {
  expect(quoted([at('order', 0.05), at('Nobody', 0.8), at('answers', 0.9), at('me', 0.5), at('Eve', 0.1)])).toEqual([
    'Nobody answers me',
  ])
})

test('parts far from each other stay apart, in order, and share the weight', () => {
  const marks = marksOf(text, [at('order', 0.9), at('Nobody', 0.9), at('answers', 0.9)])
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['order', 'Nobody answers'])
  expect(marks.map(({ weight }) => weight)).toEqual([expect.closeTo(1 / 3), expect.closeTo(2 / 3)])
})

test('where nothing is marked much, the most is still something', () => {
  expect(quoted([at('order', 0.001), at('Nobody', 0.01)])).toEqual(['Nobody'])
})
