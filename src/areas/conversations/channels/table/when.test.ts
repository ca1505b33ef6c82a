import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOrderOf, instantOf } from './when.ts'
import { wallClock } from './zone.ts'

const utc = wallClock('UTC')
const berlin = wallClock('Europe/Berlin')
const read = (cell: string, order: 'day-first' | 'month-first' = 'day-first') =>
  instantOf(cell, order, utc)?.toISOString().replace('.000Z', 'Z') ?? null

describe('reading an instant', () => {
  it.each([
    ['2025-12-24', '2025-12-24T00:00:00Z'],
    ['2025-12-24 14:00', '2025-12-24T14:00:00Z'],
    ['2025-12-24T14:00:05', '2025-12-24T14:00:05Z'],
    ['2025-12-24T14:00:05Z', '2025-12-24T14:00:05Z'],
    ['2025-12-24T14:00:05.123456Z', '2025-12-24T14:00:05.123Z'],
    ['2025-12-24 14:00:05,5', '2025-12-24T14:00:05.500Z'],
    ['2025-12-24T14:00:00+01:00', '2025-12-24T13:00:00Z'],
    ['2025-12-24 14:00:00 -0530', '2025-12-24T19:30:00Z'],
    ['2025-12-24 14:00:00+01', '2025-12-24T13:00:00Z'],
    ['2025-12-24 14:00 UTC', '2025-12-24T14:00:00Z'],
    ['2025-12-24 14:00 CET', '2025-12-24T13:00:00Z'],
    ['2025/12/24 14:00', '2025-12-24T14:00:00Z'],
    ['2025.12.24', '2025-12-24T00:00:00Z'],
    ['20251224', '2025-12-24T00:00:00Z'],
    ['1766584800', '2025-12-24T14:00:00Z'],
    ['1766584800.25', '2025-12-24T14:00:00.250Z'],
    ['1766584800123', '2025-12-24T14:00:00.123Z'],
    ['24.12.2025 14:00', '2025-12-24T14:00:00Z'],
    ['24.12.2025 14:00:30', '2025-12-24T14:00:30Z'],
    ['24.12.2025, 14:00 Uhr', '2025-12-24T14:00:00Z'],
    ['24.12.25', '2025-12-24T00:00:00Z'],
    ['3. 4. 2025 9.05', '2025-04-03T09:05:00Z'],
    ['24/12/2025 14:00', '2025-12-24T14:00:00Z'],
    ['24-12-2025 2:00 pm', '2025-12-24T14:00:00Z'],
    ['Dec 24, 2025 2:00 PM', '2025-12-24T14:00:00Z'],
    ['December 24th, 2025 at 2:00:30 p.m.', '2025-12-24T14:00:30Z'],
    ['Wednesday, December 24, 2025 12:05 AM', '2025-12-24T00:05:00Z'],
    ['24 Dec 2025 12:05 PM', '2025-12-24T12:05:00Z'],
    ['24-Dec-25 14:00', '2025-12-24T14:00:00Z'],
    ['Wed, 24 Dec 2025 14:00:00 +0100', '2025-12-24T13:00:00Z'],
    ['Wed, 24 Dec 2025 14:00:00 EST (Eastern Standard Time)', '2025-12-24T19:00:00Z'],
    ['Wed Dec 24 2025 14:00:00 GMT+0100 (Central European Standard Time)', '2025-12-24T13:00:00Z'],
    ['Wed Dec 24 14:00:00 +0000 2025', '2025-12-24T14:00:00Z'],
    ['24. Dezember 2025 14:00', '2025-12-24T14:00:00Z'],
    ['Mi., 5. März 2025 um 14:00 Uhr', '2025-03-05T14:00:00Z'],
    ['1er août 2025 à 14h30', '2025-08-01T14:30:00Z'],
    ['5 juin 2025', '2025-06-05T00:00:00Z'],
    ['5 juil. 2025', '2025-07-05T00:00:00Z'],
    ['3 mrt 2025 om 08:15', '2025-03-03T08:15:00Z'],
    ['24 de diciembre de 2025', '2025-12-24T00:00:00Z'],
    ['mar. 4 mars 2025', '2025-03-04T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('understands %s', (cell, expected) => {
    expect(read(cell)).toBe(expected)
  })

  it.each([
    ...['', 'soon', '2025-02-29', '2025-13-01', '31.04.2025', '12/24/2025', '2025-12-24 25:00', '2025-12-24 14:61'],
    ...[
      '2025-12-24 13:00 pm',
      '24 Foo 2025',
      '2025-12-24 14:00 XYZ',
      '12345',
      '2025',
      '0000-01-01',
      '+44 7700 900123',
      '٢٠٢٥-١٢-٢٤',
    ],
  ])('leaves %j', (cell) => {
    expect(read(cell)).toBeNull()
  })

  it('takes the order of day and month from the file', () => {
    expect(read('12/24/2025 2:00 PM', 'month-first')).toBe('2025-12-24T14:00:00Z')
    expect(read('3/4/2025', 'month-first')).toBe('2025-03-04T00:00:00Z')
    expect(read('3/4/2025', 'day-first')).toBe('2025-04-03T00:00:00Z')
    expect(dayOrderOf(['3/4/2025', '12/24/2025 2:00 PM'])).toBe('month-first')
    expect(dayOrderOf(['3/4/2025', '24/12/2025'])).toBe('day-first')
    expect(dayOrderOf(['3/4/2025'])).toBe('day-first')
    expect(dayOrderOf(['2025-12-24'])).toBe('day-first')
  })

  it.each([
    ['an hour in winter', '2025-12-24 14:00', '2025-12-24T13:00:00.000Z'],
    ['an hour in summer', '2025-07-24 14:00', '2025-07-24T12:00:00.000Z'],
    ['an hour that is skipped', '2025-03-30 02:30', '2025-03-30T01:30:00.000Z'],
    ['the last moment before it', '2025-03-30 01:59:59', '2025-03-30T00:59:59.000Z'],
    ['an hour that comes twice', '2025-10-26 02:30', '2025-10-26T00:30:00.000Z'],
    ['the hour after it', '2025-10-26 03:00', '2025-10-26T02:00:00.000Z'],
    ['a stated offset', '2025-12-24 14:00Z', '2025-12-24T14:00:00.000Z'],
  ])('reads %s in its time zone', (_, cell, expected) => {
    expect(instantOf(cell, 'day-first', berlin)?.toISOString()).toBe(expected)
  })

  it('gives back any instant that it is shown', () => {
    const instant = fc.date({ min: new Date('1974-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, (at) => {
        expect(instantOf(at.toISOString(), 'day-first', berlin)).toEqual(at)
        expect(instantOf(String(at.getTime()).padStart(12, '0'), 'day-first', berlin)).toEqual(at)
        const second = new Date(Math.floor(at.getTime() / 1000) * 1000)
        expect(instantOf(at.toUTCString(), 'month-first', berlin)).toEqual(second)
        expect(instantOf(at.toString(), 'month-first', berlin)).toEqual(second)
      }),
    )
  })

  it('never throws', () => {
    const sign = fc.constantFrom(...'0123456789APMTZ:./+-, '.split(''), 'Dec', 'de', 'at')
    const likeADate = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), likeADate), (cell) => {
        const at = instantOf(cell, 'day-first', berlin)
        expect(at === null || !Number.isNaN(at.getTime())).toBe(true)
      }),
    )
  })
})

describe('a wall clock', () => {
  it('refuses what is no time zone, and says what to do', () => {
    expect(() => wallClock('Europe/Nowhere')).toThrow('Choose one such as Europe/Berlin')
  })

  it('shows again what was read from it, but for skipped hours', () => {
    for (const zone of ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia']) {
      const clock = wallClock(zone)
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
      fc.assert(
        fc.property(
          fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
          (at) => {
            const shown = Math.floor(at.getTime() / 1000) * 1000
            const again = Date.parse(`${format.format(clock(shown)).replace(' ', 'T')}Z`)
            expect([0, 30, 60, 1440].map((minutes) => shown + minutes * 60_000)).toContain(again)
          },
        ),
      )
    }
  })
})
