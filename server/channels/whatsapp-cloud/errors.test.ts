import { expect, test } from 'vitest'
import { errorIn, failureOf, graphError } from './errors.ts'

test.each([
  ['stopped', [0, 190, 3, 10, 200, 299, 131005, 131031, 368, 131037, 131045, 133010, 133016]],
  ['unavailable', [1, 2, 131000, 131016, 135000, 131057]],
  ['rate_limited', [4, 80007, 130429, 131048]],
  ['pair_limited', [131056]],
  ['window_closed', [131047]],
  ['opted_out', [131050]],
  ['undeliverable', [131026, 131049, 130472]],
  [
    'rejected',
    [
      33, 100, 130497, 131008, 131009, 131021, 131030, 131042, 131051, 131052, 131053, 131062, 131064, 132000, 132001, 132015, 132018,
      137000,
    ],
  ],
])('%s', (reason, codes) => {
  for (const code of codes) {
    const failure = failureOf({ code, detail: 'Why' })
    expect(failure).toMatchObject({ reason, code: String(code), detail: 'Why' })
    expect(failure.nextStep.length).toBeGreaterThan(20)
  }
})

test('a code nobody knows is judged by its HTTP status', () => {
  expect(failureOf({ code: 999999, detail: null }, 400)).toMatchObject({ reason: 'rejected', code: '999999' })
  expect(failureOf({ code: 999999, detail: null }, 500)).toMatchObject({ reason: 'unavailable' })
  expect(failureOf({ code: null, detail: null }, 429)).toMatchObject({ reason: 'rate_limited', code: 'http_429' })
  expect(failureOf({ code: null, detail: null })).toMatchObject({ reason: 'rejected', code: 'http_none' })
})

test('a customer waits for their own limit only, everyone for the number’s', () => {
  expect(failureOf({ code: 131056, detail: null }).retryAfterMs).toBe(4000)
  expect(failureOf({ code: 80007, detail: null }).retryAfterMs).toBe(60_000)
})

test('the details say more than the message, and a short error is enough', () => {
  expect(graphError({ code: 131047, title: 'Re-engagement', error_data: { details: 'More than 24 hours.' } })).toEqual({
    code: 131047,
    detail: 'More than 24 hours.',
  })
  expect(graphError({ code: 131000, title: 'Something went wrong' })).toEqual({ code: 131000, detail: 'Something went wrong' })
  expect(graphError({ code: '131000' })).toEqual({ code: null, detail: null })
  expect(graphError(undefined)).toEqual({ code: null, detail: null })
})

test("only Meta's own error body counts as Meta's answer", () => {
  expect(errorIn({ error: { code: 2, message: 'Try later' } })).toEqual({ code: 2, detail: 'Try later' })
  expect(errorIn({ error: 'Bad gateway' })).toBeNull()
  expect(errorIn('<html>')).toBeNull()
})
