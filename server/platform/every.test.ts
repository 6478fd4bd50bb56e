import { expect, test } from 'vitest'
import { every } from './every.ts'

test('a chore runs one at a time, and goes on after it failed', async () => {
  let running = 0
  let most = 0
  let times = 0
  const { promise: thrice, resolve } = Promise.withResolvers<void>()
  const stop = every(10, async () => {
    most = Math.max(most, ++running)
    times++
    if (times === 3) resolve()
    await new Promise((done) => setTimeout(done, 25))
    running--
    if (times === 1) throw new Error('once')
  })
  await thrice
  stop()
  expect(most).toBe(1)
})
