import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countingOf, sources } from './counting.ts'
import type { Candidate, Source } from './counting.ts'

const minute = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
const said = (id: string, source: Source, minutes: number, isWithdrawn = false): Candidate => ({
  ...{ id, source, readAt: minute(minutes) },
  withdrawnAt: isWithdrawn ? minute(minutes + 1) : null,
})

const candidates = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      source: fc.constantFrom(...sources),
      minutes: fc.integer({ min: 0, max: 5 }),
      isWithdrawn: fc.boolean(),
    })
    .map(({ id, source, minutes, isWithdrawn }) => said(id, source, minutes, isWithdrawn)),
  { selector: ({ id }) => id, maxLength: 12 },
)

describe('the reading that counts', () => {
  test('is the reviewer’s, however late the model reads again', () => {
    const readings = [said('a', 'model', 0), said('b', 'reviewer', 1), said('c', 'agent', 2), said('d', 'model', 3)]
    expect(countingOf(readings)?.id).toBe('b')
  })

  test('is the customer’s own before anybody’s', () => {
    expect(countingOf([said('a', 'customer', 0), said('b', 'reviewer', 9)])?.id).toBe('a')
  })

  test('is the later one of two by the same kind', () => {
    expect(countingOf([said('a', 'model', 4), said('b', 'model', 3)])?.id).toBe('a')
  })

  test('falls back to the one before when somebody takes theirs back', () => {
    expect(countingOf([said('a', 'model', 0), said('b', 'reviewer', 1, true)])?.id).toBe('a')
    expect(countingOf([said('b', 'reviewer', 1, true)])).toBeNull()
  })

  test('does not depend on the order in which readings come', () => {
    fc.assert(
      fc.property(candidates, (readings) => {
        expect(countingOf(readings.toReversed())?.id).toBe(countingOf(readings)?.id)
      }),
    )
  })

  test('is outranked by none that stands, and none is ranked later among its equals', () => {
    fc.assert(
      fc.property(candidates, (readings) => {
        const counting = countingOf(readings)
        const standing = readings.filter(({ withdrawnAt }) => withdrawnAt === null)
        expect(counting === null).toBe(standing.length === 0)
        for (const other of standing) {
          const rank = sources.indexOf(other.source) - sources.indexOf(counting!.source)
          expect(rank).toBeGreaterThanOrEqual(0)
          if (rank === 0) expect(other.readAt.getTime()).toBeLessThanOrEqual(counting!.readAt.getTime())
        }
      }),
    )
  })

  test('a reading that does not win changes nothing', () => {
    fc.assert(
      fc.property(candidates, fc.uuid(), fc.constantFrom(...sources), (readings, id, source) => {
        const added = said(id, source, -1)
        const before = countingOf(readings)
        const after = countingOf([...readings, added])
        expect([before?.id, id]).toContain(after?.id)
      }),
    )
  })
})
