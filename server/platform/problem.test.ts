import { expect, test } from 'vitest'
import { notFound, Problem, type ProblemCode } from './problem.ts'

test.each([
  ['invalid', 400],
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['not_found', 404],
  ['conflict', 409],
  ['too_large', 413],
  ['unsupported', 415],
  ['rate_limited', 429],
  ['unavailable', 503],
] as [ProblemCode, number][])('%s is answered with %i', (code, status) => {
  expect(new Problem(code, 'Do this.').status).toBe(status)
})

test('the cause is for the log and not in the words', () => {
  const problem = new Problem('unavailable', 'Try again.', { cause: new Error('ECONNREFUSED 10.0.0.3') })
  expect(problem.message).toBe('Try again.')
  expect((problem.cause as Error).message).toContain('10.0.0.3')
})

test('what is not there says only that', () => {
  expect(notFound('inbox')).toMatchObject({ code: 'not_found', message: 'That inbox does not exist.' })
})
