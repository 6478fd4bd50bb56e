import { type Bell, onRing } from './bell.ts'

interface Watch {
  /** Looks once; answers whether there is more to see at once. */
  look(): Promise<boolean>
  /** Rings come with every commit: at least this long between two looks. */
  restMs: number
  /** Looks by itself this often, should a ring get lost; null: never. */
  pollMs: number | null
  failed(error: unknown): void
}

/** Looks now and whenever the bell rings, one look at a time, and once more after the last ring. */
export function watch(bell: Bell, { look, restMs, pollMs, failed }: Watch): { close(): Promise<void> } {
  let looking: Promise<void> | null = null
  let again = false
  let closed = false

  const rung = () => {
    again = true
    looking ??= lookOn().finally(() => {
      looking = null
    })
  }
  const lookOn = async () => {
    while (again && !closed) {
      again = false
      try {
        if (await look()) again = true
      } catch (error) {
        failed(error)
      }
      if (!closed) await new Promise((resolve) => setTimeout(resolve, restMs))
    }
  }

  const stopRing = onRing(bell, rung)
  const timer = pollMs === null ? null : setInterval(rung, pollMs).unref()
  rung()
  return {
    async close() {
      closed = true
      stopRing()
      if (timer) clearInterval(timer)
      await looking
    },
  }
}
