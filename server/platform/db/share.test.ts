import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { share } from './share.ts'

test('whoever is in line when the session is free rides along, and each gets its own answer', async () => {
  const groups: number[] = []
  const run = async (works: () => ((tx: never) => Promise<unknown>)[]) => {
    // As getting the session does.
    await nextTurn()
    const riding = works()
    groups.push(riding.length)
    return Promise.all(riding.map((work) => work(null as never)))
  }
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => share('flora', async () => n * n, run)))
  expect(answers).toEqual([1, 4, 9, 16, 25])
  expect(groups).toEqual([5])
})

test('when one fails, the others run alone and succeed', async () => {
  const run = async (works: () => ((tx: never) => Promise<unknown>)[]) => {
    const results: unknown[] = []
    for (const work of works()) results.push(await work(null as never))
    return results
  }
  const asked = ['a', 'bad', 'c'].map((word) =>
    share('flora', async () => (word === 'bad' ? Promise.reject(new Error('refused')) : word), run),
  )
  expect(await Promise.allSettled(asked)).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('refused') },
    { status: 'fulfilled', value: 'c' },
  ])
})

test('no session to be had is told to everybody in line', async () => {
  const away = new Error('away')
  const asked = [1, 2].map(() =>
    share(
      'flora',
      async () => 1,
      async () => Promise.reject(away),
    ),
  )
  expect(await Promise.allSettled(asked)).toEqual([
    { status: 'rejected', reason: away },
    { status: 'rejected', reason: away },
  ])
})

test('a work keeps the trace of whoever asked for it, also in someone else’s transaction', async () => {
  const trace = new AsyncLocalStorage<string>()
  const run = async (works: () => ((tx: never) => Promise<unknown>)[]) => Promise.all(works().map((work) => work(null as never)))
  const seen = await Promise.all(['one', 'two'].map((id) => trace.run(id, () => share('flora', async () => trace.getStore(), run))))
  expect(seen).toEqual(['one', 'two'])
})
