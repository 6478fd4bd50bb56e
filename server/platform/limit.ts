import { Problem } from './problem.ts'

interface Window {
  startedAt: number
  count: number
}

const windows = new Map<string, Window>()

/**
 * Counts one try under the key and throws `rate_limited` past `max` in a minute. Counted in this process: behind
 * several, each allows as many.
 */
export function limitPerMinute(key: string, max: number) {
  const now = Date.now()
  const current = windows.get(key)
  const window = current && now - current.startedAt < 60_000 ? current : { startedAt: now, count: 0 }
  window.count++
  if (window !== current) {
    if (windows.size > 100_000) windows.clear()
    windows.set(key, window)
  }
  if (window.count > max)
    throw new Problem('rate_limited', `Too many tries: ${max} a minute are allowed here. Wait a minute, then try again.`, {
      retryAfterSeconds: Math.ceil((window.startedAt + 60_000 - now) / 1000),
    })
}
