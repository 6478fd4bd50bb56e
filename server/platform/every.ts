import { log } from './log.ts'

/** A chore on a timer: one at a time, and an error waits for the next round. */
export function every(ms: number, chore: () => Promise<unknown>): () => void {
  let running = false
  const timer = setInterval(async () => {
    if (running) return
    running = true
    await chore().catch((error) => log.warn({ err: error }, 'a chore failed'))
    running = false
  }, ms)
  timer.unref()
  return () => clearInterval(timer)
}
