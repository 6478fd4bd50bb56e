import { expect, test } from 'vitest'
import { every } from './every.ts'

const soon = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms))

test('a chore runs one at a time, and goes on after it failed', async () => {
  let running = 0
  let most = 0
  let times = 0
  const stop = every(10, async () => {
    most = Math.max(most, ++running)
    times++
    await soon(25)
    running--
    if (times === 1) throw new Error('once')
  })
  await soon(150)
  stop()
  expect(most).toBe(1)
  expect(times).toBeGreaterThan(2)
})
