import { expect, test } from 'vitest'
import { duration, formats } from './format.ts'

const lagos = formats({ timeZone: 'Africa/Lagos', currency: 'NGN' }, 'en-GB')
const now = new Date('2026-11-21T10:00:00Z')

test('times are the business’s, wherever the reader sits', () => {
  expect(lagos.time('2026-11-21T23:30:00Z')).toBe('00:30')
  expect(lagos.dayKey('2026-11-21T23:30:00Z')).toBe('2026-11-22')
  expect(lagos.day('2026-11-20T23:30:00Z', now)).toBe('Today')
  expect(lagos.day('2026-11-20T22:30:00Z', now)).toBe('Yesterday')
})

test('a list shows how long ago in as few letters as it can', () => {
  const ago = (at: string) => lagos.ago(at, now)
  expect(
    ['2026-11-21T09:59:40Z', '2026-11-21T09:15:00Z', '2026-11-21T07:05:00Z', '2026-11-18T09:00:00Z', '2026-10-02T09:00:00Z'].map(ago),
  ).toEqual(['now', '45m', '08:05', 'Wed', '2 Oct'])
})

test('what comes soon is a time, with its day when that is not today', () => {
  expect(lagos.soon('2026-11-21T15:00:00Z', now)).toBe('16:00')
  expect(lagos.soon('2026-11-22T07:00:00Z', now)).toBe('Sun 08:00')
})

test('a moment is said with its day, and a day nearby by its name', () => {
  const when = (at: string) => lagos.when(at, now)
  expect(['2026-11-21T08:00:00Z', '2026-11-21T23:30:00Z', '2026-11-20T08:00:00Z', '2027-03-02T08:00:00Z'].map(when)).toEqual([
    'Today, 09:00',
    'Tomorrow, 00:30',
    'Yesterday, 09:00',
    'Tue, 2 Mar 2027, 09:00',
  ])
})

test('money and unknown zones do not break a page', () => {
  expect(lagos.amount(25_000)).toBe('₦25,000.00')
  expect(lagos.amount(12, 'not a currency')).toBe('12 not a currency')
  expect(formats({ timeZone: 'Mars/Olympus', currency: 'NGN' }, 'en-GB').time('2026-11-21T10:00:00Z')).toBe('10:00')
})

test('durations grow into the next unit', () => {
  expect([820, 4200, 42_000, 180_000, 7_200_000].map(duration)).toEqual(['820 ms', '4.2 s', '42 s', '3 min', '2.0 h'])
})
