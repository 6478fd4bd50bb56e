import { type Bell, onRing } from '#platform/bell.ts'
import { log } from '#platform/log.ts'

interface Pump<T> {
  bell: Bell
  /** Takes at most so many; fewer than asked means there is no more right now. */
  claim(limit: number): Promise<T[]>
  work(claimed: T): Promise<void>
  /** How many are worked on at once. */
  hands: number
  /** Looks by itself this often, should a ring get lost. */
  pollMs: number
}

/** Claims work when the bell rings and keeps the hands busy until there is none. */
export function pump<T>({ bell, claim, work, hands, pollMs }: Pump<T>): { close(): Promise<void> } {
  const busy = new Set<Promise<void>>()
  let closed = false
  let claiming = false
  let again = false
  let due = false

  // Many rings in one turn of the event loop are one look.
  const look = () => {
    if (due || closed) return
    due = true
    setImmediate(() => {
      due = false
      void take()
    })
  }

  const take = async () => {
    again = true
    if (claiming) return
    claiming = true
    try {
      // With half the hands free a claim is worth its price.
      while (again && !closed && busy.size <= hands / 2) {
        again = false
        const wanted = hands - busy.size
        const claimed = await claim(wanted)
        for (const item of claimed) start(item)
        if (claimed.length === wanted) again = true
      }
    } catch (error) {
      log.warn({ err: error, bell }, 'nothing could be claimed; trying again shortly')
    } finally {
      claiming = false
    }
  }

  const start = (item: T) => {
    const done = work(item)
      .catch((error) => log.error({ err: error, bell }, 'work broke off; its lease will end'))
      .finally(() => {
        busy.delete(done)
        if (again) look()
      })
    busy.add(done)
  }

  const stopRing = onRing(bell, look)
  const timer = setInterval(look, pollMs)
  look()

  return {
    async close() {
      closed = true
      stopRing()
      clearInterval(timer)
      await Promise.race([Promise.all(busy), new Promise((resolve) => setTimeout(resolve, 10_000).unref())])
    },
  }
}
