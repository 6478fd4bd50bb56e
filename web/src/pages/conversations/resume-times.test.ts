import { expect, test } from 'vitest'
import { inHours, tomorrowMorning } from './resume-times.ts'

test('tomorrow morning is eight on the business’s own clock', () => {
  expect(tomorrowMorning('Africa/Lagos', new Date('2026-11-21T12:00:00Z'))).toBe('2026-11-22T07:00:00.000Z')
  // Already the 22nd there.
  expect(tomorrowMorning('Asia/Kolkata', new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-23T02:30:00.000Z')
  // The clocks go forward in the night between.
  expect(tomorrowMorning('America/New_York', new Date('2026-03-07T20:00:00Z'))).toBe('2026-03-08T12:00:00.000Z')
})

test('some hours are counted from now', () => {
  expect(inHours(4, new Date('2026-11-21T12:00:00Z'))).toBe('2026-11-21T16:00:00.000Z')
})
