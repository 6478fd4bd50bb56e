import { Problem } from './problem.ts'

interface Window {
  startedAt: number
  count: number
}

const windows = new Map<string, Window>()
const minute = 60_000
const mostWindows = 100_000

/**
 * Counts one try under the key and throws `rate_limited` past `max` in a minute. Counted in this process: behind
 * several, each allows as many.
 */
export function limitPerMinute(key: string, max: number) {
  limit(key, max, minute, `Too many tries: ${max} a minute are allowed here.`)
}

/** The same over any span, in words that say what was too much; the time to wait is added to them. */
export function limit(key: string, max: number, spanMs: number, words: string, now = Date.now()) {
  const current = windows.get(key)
  const window = current && now - current.startedAt < spanMs ? current : { startedAt: now, count: 0 }
  window.count++
  // Who was not heard of for longest makes room: sending under ever new names wipes out nobody's running count.
  windows.delete(key)
  if (windows.size >= mostWindows) windows.delete(windows.keys().next().value!)
  windows.set(key, window)
  if (window.count > max) {
    const seconds = Math.ceil((window.startedAt + spanMs - now) / 1000)
    throw new Problem('rate_limited', `${words} ${waitOf(seconds)}, then try again.`, { retryAfterSeconds: seconds })
  }
}

function waitOf(seconds: number) {
  if (seconds <= 60) return 'Wait a minute'
  return seconds < 3600 ? `Wait ${Math.ceil(seconds / 60)} minutes` : `Wait ${Math.ceil(seconds / 3600)} hours`
}
