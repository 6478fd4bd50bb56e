import { afterEach, expect, test, vi } from 'vitest'
import { newId, newKey } from './ids.ts'

afterEach(() => void vi.useRealTimers())

test('ids are UUIDs of version 7 and carry the time', () => {
  const before = Date.now()
  const id = newId()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - before).toBeLessThan(1_000)
})

test('ten thousand in a row are different and in order, even within one millisecond', () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 })
  const ids = Array.from({ length: 10_000 }, newId)
  expect(new Set(ids).size).toBe(10_000)
  expect([...ids].sort()).toEqual(ids)
})

test('order survives a clock that steps back', () => {
  vi.useFakeTimers({ now: Date.now() + 120_000 })
  const first = newId()
  vi.setSystemTime(Date.now() - 3600_000)
  expect(newId() > first).toBe(true)
})

test('keys are 128 random bits that fit into an address', () => {
  const keys = Array.from({ length: 1000 }, newKey)
  expect(new Set(keys).size).toBe(1000)
  for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/)
})
