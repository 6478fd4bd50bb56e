import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#platform/problem.ts'
import type { Tape } from './tape.ts'

/** One signed POST; true when it was answered with 2xx. */
export type Post = (message: number) => Promise<boolean>

interface Options {
  post: Post
  signal: AbortSignal
  /** How many deliveries are under way at once. */
  parallel: number
  /** Called for each delivery that was taken. */
  taken: () => void
}

/**
 * Delivers the whole tape as Meta would, each until it is taken. A customer's next message goes out once the one before
 * was taken, so that their order is known; a repeat goes out as soon as its first delivery has begun.
 */
export async function deliverAll({ customers, deliveries }: Tape, { post, signal, parallel, taken }: Options): Promise<void> {
  const begun = deliveries.map(() => Promise.withResolvers<void>())
  const before = new Map<number, Promise<void>>()
  let next = 0

  const deliverNext = async ({ message, first }: { message: number; first: boolean }, previous: Promise<void> | undefined) => {
    await (first ? previous : begun[message]!.promise)
    begun[message]!.resolve()
    await untilTaken(post, message, signal)
    taken()
  }

  const run = async () => {
    while (next < deliveries.length) {
      const delivery = deliveries[next++]!
      const customer = customers[delivery.message]!
      const done = deliverNext(delivery, before.get(customer))
      if (delivery.first) before.set(customer, done)
      await done
    }
  }
  await Promise.all(Array.from({ length: parallel }, run))
}

async function untilTaken(post: Post, message: number, signal: AbortSignal) {
  for (let attempt = 0; attempt < 100; attempt++) {
    signal.throwIfAborted()
    if (await post(message)) return
    await pause(Math.min(50 * 2 ** attempt, 1_000), undefined, { signal })
  }
  throw new Problem('unavailable', 'The desk took no delivery for more than a minute.')
}
