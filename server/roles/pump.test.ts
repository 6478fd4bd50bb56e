import { expect, onTestFinished, test } from 'vitest'
import { ring } from '#platform/bell.ts'
import { pump } from './pump.ts'

const soon = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms))

/** A pump over a list, whose work ends when told. */
function open({ items, hands, pollMs = 60_000 }: { items: number[]; hands: number; pollMs?: number }) {
  const taken: number[] = []
  const asked: number[] = []
  const ends: (() => void)[] = []
  let mostAtOnce = 0
  let atOnce = 0
  const pumped = pump<number>({
    bell: 'turns',
    hands,
    pollMs,
    async claim(limit) {
      asked.push(limit)
      return items.splice(0, limit)
    },
    async work(item) {
      taken.push(item)
      mostAtOnce = Math.max(mostAtOnce, ++atOnce)
      await new Promise<void>((resolve) => ends.push(resolve))
      atOnce--
      if (item < 0) throw new Error('this one fails')
    },
  })
  onTestFinished(async () => {
    for (const end of ends) end()
    await pumped.close()
  })
  return { pumped, items, taken, asked, endOne: () => ends.shift()?.(), most: () => mostAtOnce }
}

test('it takes what is there at once, as many as it has hands, and the rest as hands come free', async () => {
  const { taken, endOne, most } = open({ items: [1, 2, 3, 4, 5], hands: 2 })
  await soon()
  expect(taken).toEqual([1, 2])
  for (let left = 0; left < 5; left++) {
    endOne()
    await soon()
  }
  expect(taken).toEqual([1, 2, 3, 4, 5])
  expect(most()).toBe(2)
})

test('a ring makes it look, and a lost ring costs only the wait for the next look', async () => {
  const rung = open({ items: [], hands: 2 })
  await soon()
  rung.items.push(7)
  ring('turns')
  await soon()
  expect(rung.taken).toEqual([7])

  const polled = open({ items: [], hands: 2, pollMs: 30 })
  await soon()
  polled.items.push(8)
  await soon(80)
  expect(polled.taken).toEqual([8])
})

test('a ring while all hands are busy is not forgotten', async () => {
  const { items, taken, endOne } = open({ items: [1], hands: 1 })
  await soon()
  items.push(2)
  ring('turns')
  await soon()
  expect(taken).toEqual([1])
  endOne()
  await soon()
  expect(taken).toEqual([1, 2])
})

test('work that fails frees its hand', async () => {
  const { items, taken, endOne } = open({ items: [-1], hands: 1 })
  await soon()
  items.push(2)
  endOne()
  ring('turns')
  await soon()
  expect(taken).toEqual([-1, 2])
})

test('closing takes nothing new and waits for what is in hand', async () => {
  const { pumped, items, taken, endOne } = open({ items: [1], hands: 2 })
  await soon()
  let closed = false
  const closing = pumped.close().then(() => {
    closed = true
  })
  items.push(2)
  ring('turns')
  await soon()
  expect(closed).toBe(false)
  endOne()
  await closing
  expect(taken).toEqual([1])
})

test('a claim that fails is made again', async () => {
  let tries = 0
  const pumped = pump<number>({
    bell: 'outbox',
    hands: 1,
    pollMs: 20,
    async claim() {
      if (++tries === 1) throw new Error('the database is away')
      return []
    },
    work: async () => {},
  })
  await soon(80)
  await pumped.close()
  expect(tries).toBeGreaterThan(1)
})
