import { ORPCError } from '@orpc/client'
import { expect, test, vi } from 'vitest'
import { openQueryClient } from './query-client.ts'

/** How often a question is asked that is always answered with this error. */
async function timesAsked(error: unknown): Promise<number> {
  vi.useFakeTimers()
  const ask = vi.fn(() => Promise.reject(error as Error))
  const asked = openQueryClient(() => undefined).fetchQuery({ queryKey: ['a question'], queryFn: ask })
  asked.catch(() => undefined)
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  return ask.mock.calls.length
}

test.each([
  ['not-found', 404],
  ['not-allowed', 403],
  ['invalid', 400],
  ['conflict', 409],
  ['unavailable', 429],
])('%s with status %i is not asked again', async (code, status) => {
  expect(await timesAsked(new ORPCError(code, { status }))).toBe(1)
})

test('what never came, or asked for patience, is asked again', async () => {
  expect(await timesAsked(new TypeError('fetch failed'))).toBe(3)
  expect(await timesAsked(new ORPCError('unavailable', { status: 503 }))).toBe(3)
})
