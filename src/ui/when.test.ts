import { describe, expect, it } from 'vitest'
import { daysBetween, exactly, howLong, when, whenBrief } from './when.ts'

const zone = 'Europe/Paris'
const now = new Date('2026-03-18T10:00:00Z')
const said = (at: string) => when(new Date(at), now, zone)

describe('when', () => {
  it('says an instant as people do', () => {
    expect(said('2026-03-18T09:59:40Z')).toBe('just now')
    expect(said('2026-03-18T09:40:00Z')).toBe('20 minutes ago')
    expect(said('2026-03-18T07:05:00Z')).toBe('08:05')
    expect(said('2026-03-17T15:20:00Z')).toBe('yesterday 16:20')
    expect(said('2026-03-15T15:20:00Z')).toBe('Sunday 16:20')
    expect(said('2026-02-12T15:20:00Z')).toBe('12 February')
    expect(said('2024-02-12T15:20:00Z')).toBe('12 February 2024')
    expect(said('2026-03-19T08:00:00Z')).toBe('tomorrow 09:00')
  })

  it("turns the day at the viewer's midnight, not at Greenwich's", () => {
    const lateEvening = new Date('2026-03-17T23:30:00Z')
    expect(when(lateEvening, now, 'Europe/Paris')).toBe('00:30')
    expect(when(lateEvening, now, 'UTC')).toBe('yesterday 23:30')
  })

  it('is short in a list', () => {
    expect(whenBrief(new Date('2026-03-17T15:20:00Z'), now, zone)).toBe('yesterday')
    expect(whenBrief(new Date('2026-03-15T15:20:00Z'), now, zone)).toBe('Sun')
    expect(whenBrief(new Date('2026-01-02T15:20:00Z'), now, zone)).toBe('2 Jan')
    expect(whenBrief(new Date('2024-01-02T15:20:00Z'), now, zone)).toBe('Jan 2024')
  })

  it('is exact on demand', () => {
    expect(exactly(new Date('2026-03-17T15:20:09Z'), zone)).toContain('16:20:09')
  })
})

it('counts days by the calendar across a change of clocks', () => {
  expect(daysBetween(new Date('2026-03-28T22:00:00Z'), new Date('2026-03-30T01:00:00Z'), zone)).toBe(2)
})

it('says a length of time in its largest whole unit', () => {
  expect(howLong(-5)).toBe('less than a minute')
  expect(howLong(61_000)).toBe('1 minute')
  expect(howLong(47 * 3_600_000)).toBe('47 hours')
  expect(howLong(49 * 3_600_000)).toBe('2 days')
})
