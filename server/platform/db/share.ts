import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from './tx.ts'

type Work = (tx: Tx) => Promise<unknown>

interface Waiting {
  work: Work
  resolve(result: unknown): void
  reject(error: unknown): void
}

const lines = new Map<string, Waiting[]>()
const mostAtOnce = 16

/**
 * Puts the work in its tenant's line. Whoever stands first opens a transaction with `run`, and once that has the session, everybody in
 * line by then rides along: `run` takes them with `works()` and answers their results in order, after the commit.
 */
export function share<T>(tenantId: string, work: (tx: Tx) => Promise<T>, run: (works: () => Work[]) => Promise<unknown[]>): Promise<T> {
  // The context of whoever asked: its trace belongs to what it writes.
  const inContext = AsyncLocalStorage.snapshot()
  return new Promise<T>((resolve, reject) => {
    const waiting: Waiting = { work: (tx) => inContext(() => work(tx)), resolve: resolve as (result: unknown) => void, reject }
    const line = lines.get(tenantId)
    if (line) return line.push(waiting)
    lines.set(tenantId, [waiting])
    void serve(tenantId, run)
  })
}

async function serve(tenantId: string, run: (works: () => Work[]) => Promise<unknown[]>) {
  const line = lines.get(tenantId) ?? []
  while (line.length > 0) {
    let riding: Waiting[] = []
    try {
      const results = await run(() => {
        riding = line.splice(0, mostAtOnce)
        return riding.map(({ work }) => work)
      })
      for (const [i, { resolve }] of riding.entries()) resolve(results[i])
    } catch (error) {
      // Nobody got as far as riding: the session itself is not to be had.
      if (riding.length === 0) riding = line.splice(0)
      if (riding.length === 1) riding[0]!.reject(error)
      else for (const alone of riding) await run(() => [alone.work]).then(([result]) => alone.resolve(result), alone.reject)
    }
  }
  lines.delete(tenantId)
}
