import { BusinessProfile } from '@salesboy/contract/identity'
import { describe, expect, test } from 'vitest'
import { run, textOf } from '../kitchen-for-tests.ts'
import { aService, aTurn } from '../turn-for-tests.ts'
import { dayOpenAt, openingOn } from './opening.ts'

const night: BusinessProfile = BusinessProfile.parse({
  hours: {
    mon: [],
    tue: [['18:00', '02:00']],
    wed: [['18:00', '02:00']],
    thu: [['18:00', '02:00']],
    fri: [['16:00', '03:00']],
    sat: [['16:00', '03:00']],
    sun: [['12:00', '24:00']],
  },
  hoursExceptions: [{ date: '2026-12-31', spans: [['20:00', '06:00']], reason: 'New Year’s Eve' }],
})
const business = { name: 'Moonbar', timeZone: 'America/Los_Angeles', currency: 'USD', country: 'US', profile: night }
const at = (now: string, text: string) =>
  run(
    text,
    {
      now: new Date(now),
      services: [aService({ name: 'Table', minutes: 120, leadTimeHours: 1 })],
      business: { ...aTurn('').business, ...business },
    },
    async () => [],
  )

test.each([
  ['2026-05-22', '00:30', '2026-05-21'],
  ['2026-05-22', '02:00', null],
  ['2026-05-23', '02:59', '2026-05-22'],
  ['2026-05-23', '16:00', '2026-05-23'],
  ['2026-05-25', '00:30', null],
  ['2027-01-01', '05:30', '2026-12-31'],
])('on %s at %s it is the opening of %s', (day, time, opening) => {
  expect(dayOpenAt((on) => openingOn(night, on), day, time)).toBe(opening)
})

describe('are you open?', () => {
  test.each([
    ['2026-05-22T00:30:00-07:00', 'Are you open now?', /open now.*Thursday.*6pm to 2am/],
    ['2026-05-23T02:30:00-07:00', 'Are you still open?', /open now.*Friday.*4pm to 3am/],
    ['2026-05-23T04:00:00-07:00', 'Are you open now?', /closed right now/],
    ['2026-05-25T00:30:00-07:00', 'Are you open now?', /closed today/],
    ['2026-05-26T20:30:00-07:00', 'Are you open now?', /open now.*6pm to 2am/],
    ['2026-05-20T12:00:00-07:00', 'are you open at 1am on Saturday?', /open then.*Friday.*4pm to 3am/],
    ['2026-05-20T12:00:00-07:00', 'are you open on Saturday at 5pm?', /open then.*Saturday.*4pm to 3am/],
    ['2026-05-20T12:00:00-07:00', 'are you open on Saturday at 11am?', /closed then.*Saturday.*4pm to 3am/],
  ])('at %s, %j', async (now, text, expected) => {
    expect(textOf(await at(now, text))).toMatch(expected)
  })
})

describe('a table in the night', () => {
  test.each([
    ['I want to book a table for Friday at 11pm', true],
    ['I want to book a table on Saturday at 1am', true],
    ['I want to book a table on Saturday at 11am', false],
    ['I want to book a table on Monday at 9pm', false],
    // It is Wednesday noon: this morning is over, tonight is not.
    ['I want to book a table today at 11pm', true],
    ['I want to book a table today at 1am', true],
  ])('%j: %s', async (text, possible) => {
    const decision = await at('2026-05-20T12:00:00-07:00', text)
    expect(decision.actions.some(({ type }) => type === 'create_task')).toBe(possible)
  })
})

test('a span has two ends, and a day has 24 hours', () => {
  expect(BusinessProfile.safeParse({ hours: { fri: [['18:00', '02:00']] } }).success).toBe(true)
  expect(BusinessProfile.safeParse({ hours: { fri: [['00:00', '24:00']] } }).success).toBe(true)
  expect(BusinessProfile.safeParse({ hours: { fri: [['18:00', '18:00']] } }).success).toBe(false)
  expect(BusinessProfile.safeParse({ hours: { fri: [['18:00', '24:30']] } }).success).toBe(false)
})
