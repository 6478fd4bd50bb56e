import { expect, test } from 'vitest'
import { expectedOf, holds } from './expected.ts'
import { isSlip } from './slips.ts'

test.each([
  ['how long does it take?', ['duration']],
  ['kitne din lagenge?', ['duration', 'number']],
  ['what time do classes start', ['time']],
  ['which days is the market', ['day']],
  ['do you have a pool?', []],
])('%s', (question, kinds) => expect(expectedOf(question, false)).toEqual(kinds))

test('an answer holds the kind of thing that was asked for', () => {
  expect(holds('Takes 2 working days.', ['duration'])).toBe(1)
  expect(holds('Silver service: £60.', ['duration'])).toBe(0)
  expect(holds('£60, done the same day', ['amount', 'duration'])).toBe(1)
  expect(holds('Free for members.', ['amount'])).toBe(1)
})

test('a slip of the pen is one letter out, in, other or swapped', () => {
  for (const slip of ['jolof', 'jolloff', 'jellof', 'joloff']) expect(isSlip('jollof', slip, slip === 'joloff' ? 2 : 1)).toBe(true)
  expect(isSlip('jollof', 'ofada', 2)).toBe(false)
})
