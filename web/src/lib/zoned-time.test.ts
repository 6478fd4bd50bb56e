import { expect, test } from 'vitest'
import { daysAhead, fromClock, toClock } from './zoned-time.ts'

test('a time is written and read on the clock of the business', () => {
  expect(toClock('2026-11-30T23:30:00.000Z', 'Africa/Lagos')).toBe('2026-12-01T00:30')
  expect(fromClock('2026-12-01T00:30', 'Africa/Lagos')).toBe('2026-11-30T23:30:00.000Z')
  expect(fromClock('2026-12-01T09:00', 'Asia/Kolkata')).toBe('2026-12-01T03:30:00.000Z')
})

test('it comes out right on both sides of the night in which the clocks change', () => {
  expect(fromClock('2026-03-28T20:00', 'Europe/Berlin')).toBe('2026-03-28T19:00:00.000Z')
  expect(fromClock('2026-03-29T09:00', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z')
  // There is no half past two that night.
  expect(toClock(fromClock('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin')).toMatch(/T0[13]:30$/)
})

test('days are counted on the clock of the business', () => {
  // Already the 22nd there.
  expect(daysAhead(1, 9, 'Asia/Kolkata', new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-23T09:00')
  expect(daysAhead(7, 9, 'Africa/Lagos', new Date('2026-12-28T12:00:00Z'))).toBe('2027-01-04T09:00')
})
