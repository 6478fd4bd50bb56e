import { expect, test } from 'vitest'
import { mark, newClientId, nextToSend, outboxFrom, retryDelayMs, without } from './outbox.ts'

const one = { id: 'aaaaaaaa1', text: 'one', at: 1 }
const two = { id: 'aaaaaaaa2', text: 'two', at: 2 }

test('messages leave in the order they were written', () => {
  expect(nextToSend([one, two])).toBe(one)
  expect(nextToSend(without([one, two], one.id))).toBe(two)
  expect(nextToSend([])).toBeUndefined()
})

test('a refused message does not hold up the next one, until it is tried again', () => {
  const refused = mark([one, two], one.id, true)
  expect(nextToSend(refused)).toBe(refused[1])
  expect(nextToSend(mark(refused, one.id, false))).toMatchObject({ id: one.id, text: 'one' })
})

test.each([
  null,
  'x',
  {},
  [null],
  [{ id: 'short', text: 'x', at: 1 }],
  [{ ...one, text: '' }],
  [{ ...one, at: 'now' }],
  [{ ...one, id: 5 }],
])('what is no message is dropped from a stored outbox: %j', (stored) => {
  expect(outboxFrom(stored)).toEqual([])
})

test('a stored outbox comes back as it was', () => {
  expect(outboxFrom(JSON.parse(JSON.stringify([one, mark([two], two.id, true)[0]])))).toEqual([one, { ...two, failed: true }])
})

test('retries slow down to half a minute and no further', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => retryDelayMs(failures, 0.5))).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000])
  expect(retryDelayMs(1, 0)).toBe(800)
  expect(retryDelayMs(1, 1)).toBeCloseTo(1200)
})

test('client ids are what the hook takes, and all different', () => {
  const ids = Array.from({ length: 1000 }, newClientId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
})
