import { expect, test } from 'vitest'
import { situationWords } from './situation.ts'

const at = new Date('2026-03-10T10:00:00Z')
const nothing = { ours: null, unanswered: 0, unansweredSince: null }

test.each([
  [nothing, ''],
  [{ ...nothing, ours: 'We sent it\non Monday.' }, 'agent: "We sent it on Monday."'],
  [{ ours: null, unanswered: 1, unansweredSince: new Date('2026-03-10T09:00:00Z') }, 'second message'],
  [
    { ours: 'Soon.', unanswered: 2, unansweredSince: new Date('2026-03-04T09:00:00Z') },
    'third message; 6 days without an answer; agent: "Soon."',
  ],
  [{ ours: null, unanswered: 9, unansweredSince: at }, 'yet another message'],
])('%j is "%s"', (before, words) => {
  expect(situationWords(before, at)).toBe(words)
})

test('of a long answer its end is quoted', () => {
  const words = situationWords(
    { ...nothing, ours: `${'Thank you for your patience. '.repeat(20)}We call on Friday.` },
    at,
  )
  expect(words).toMatch(/^agent: "….*We call on Friday\."$/)
  expect(words.length).toBeLessThan(180)
})
