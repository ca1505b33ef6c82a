import { expect, it } from 'vitest'
import fc from 'fast-check'
import { piecesOf } from './spans.ts'

it('marks the words that carry a feeling', () => {
  const pieces = piecesOf('I am tired of waiting.', [{ start: 5, end: 10, weight: 0.8 }])
  expect(pieces.map(({ text, weight }) => [text, weight])).toEqual([
    ['I am ', 0],
    ['tired', 0.8],
    [' of waiting.', 0],
  ])
})

it('lets the heavier of two overlapping spans count', () => {
  const pieces = piecesOf('abcdef', [
    { start: 0, end: 4, weight: 0.2 },
    { start: 2, end: 6, weight: 0.9 },
  ])
  expect(pieces.map(({ text, weight }) => `${text}${weight}`)).toEqual(['ab0.2', 'cd0.9', 'ef0.9'])
})

it('loses no letter, whatever the spans say', () => {
  const span = fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    weight: fc.constant(1),
  })
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      return (
        piecesOf(text, spans)
          .map((piece) => piece.text)
          .join('') === text
      )
    }),
  )
})
