import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintVisitorToken, visitorOf } from './visitor-token.ts'

const secret = randomBytes(32).toString('base64url')
const otherSecret = randomBytes(32).toString('base64url')

test('a token names the visitor it was made for', () => {
  const { token, visitorId } = mintVisitorToken(secret)
  expect(visitorOf(token, secret)).toBe(visitorId)
})

test('two visitors never share a token', () => {
  const tokens = Array.from({ length: 500 }, () => mintVisitorToken(secret).visitorId)
  expect(new Set(tokens).size).toBe(500)
})

test("another inbox's secret does not open it", () => {
  expect(visitorOf(mintVisitorToken(otherSecret).token, secret)).toBeNull()
})

test('nobody becomes another visitor by editing a token', () => {
  const mine = mintVisitorToken(secret)
  const theirs = mintVisitorToken(secret)
  expect(visitorOf(mine.token.replace(mine.visitorId, theirs.visitorId), secret)).toBeNull()
})

test('no character of a token can be changed or cut', () => {
  const { token } = mintVisitorToken(secret)
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A'
    expect(visitorOf(token.slice(0, at) + other + token.slice(at + 1), secret), `changed at ${at}`).toBeNull()
    expect(visitorOf(token.slice(0, at), secret), `cut at ${at}`).toBeNull()
  }
})

test.each(['', 'v1', 'v1...', 'v2.a.b.c', `${'v1.'.repeat(1000)}`, '\u0000', 'undefined'])('%j is no token', (token) => {
  expect(visitorOf(token, secret)).toBeNull()
})

test('a longer token is refused even when it begins well', () => {
  const { token } = mintVisitorToken(secret)
  for (const tail of ['=', 'A', '\n', ' ', '.x']) expect(visitorOf(token + tail, secret)).toBeNull()
})

test('without a strong secret no token is made and none is accepted', () => {
  expect(() => mintVisitorToken('')).toThrow('no visitor secret')
  const claim = mintVisitorToken(secret).token.split('.').slice(0, 3).join('.')
  expect(visitorOf(`${claim}.${createHmac('sha256', '').update(claim).digest('base64url')}`, '')).toBeNull()
})
