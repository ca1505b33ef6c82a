import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { paced } from './paced.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const recorded = () => {
  const calls: string[][] = []
  return { calls, add: paced<string>((items) => calls.push([...items]), 1000) }
}

it('shows a single change at once', () => {
  const { calls, add } = recorded()
  add(['a'])
  expect(calls).toEqual([['a']])
  vi.advanceTimersByTime(5000)
  expect(calls).toEqual([['a']])
})

it('gathers a flood into one call a second', () => {
  const { calls, add } = recorded()
  for (let i = 0; i < 50; i++) add(['a', `b${i % 2}`])
  vi.advanceTimersByTime(999)
  expect(calls).toEqual([['a', 'b0']])
  vi.advanceTimersByTime(1)
  expect(calls[1]).toEqual(['a', 'b1', 'b0'])
})

it('is quick again after a pause', () => {
  const { calls, add } = recorded()
  add(['a'])
  vi.advanceTimersByTime(1001)
  add(['b'])
  expect(calls).toEqual([['a'], ['b']])
})
