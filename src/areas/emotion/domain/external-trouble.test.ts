import { describe, expect, test } from 'vitest'
import { isPassing, pauseAfter, trouble, waitAfter } from './external-trouble.ts'
import type { Pause } from './external-trouble.ts'

const now = new Date('2026-03-04T10:00:00Z')
const minutesOf = ({ triesAgainAt }: Pause) => (triesAgainAt.getTime() - now.getTime()) / 60_000
const busy = trouble('status', { status: 429, retryAfterSeconds: 7200 })
const broken = trouble('status', { status: 503 })
const denied = trouble('status', { status: 401 })

describe('an external engine that fails', () => {
  test('is asked again soon only where that may help', () => {
    expect([busy, broken, trouble('refused'), trouble('too slow')].every(isPassing)).toBe(true)
    expect([denied, trouble('wrong shape'), trouble('certificate'), trouble('redirect')].some(isPassing)).toBe(false)
    expect([1, 2, 3].map((failures) => waitAfter(broken, failures))).toEqual([1, 4, null])
    expect(waitAfter(busy, 1)).toBe(30)
    expect(waitAfter(denied, 1)).toBeNull()
  })

  test('is left alone for longer each time, and the first failure is remembered', () => {
    const pauses: Pause[] = []
    for (let i = 0; i < 6; i++) pauses.push(pauseAfter(broken, pauses.at(-1) ?? null, now))
    expect(pauses.map(minutesOf)).toEqual([1, 5, 15, 60, 60, 60])
    const later = pauseAfter(broken, pauses[0] ?? null, new Date('2026-03-04T11:00:00Z'))
    expect(later.since).toEqual(now)
  })

  test('is left alone for an hour where only a person can help, and as long as it asks for', () => {
    expect(minutesOf(pauseAfter(denied, null, now))).toBe(60)
    expect(minutesOf(pauseAfter(busy, null, now))).toBe(120)
  })
})
