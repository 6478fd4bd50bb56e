import { availableParallelism, totalmem } from 'node:os'
import { Problem } from '#platform/problem.ts'
import { limits } from './parsed.ts'

/** Half of what this machine or container has, never more than it has processors, and one in any case. */
export const mostAtOnce = Math.max(
  1,
  Math.min(availableParallelism(), Math.floor(memoryBytes() / 2 / (limits.parserMegabytes * 1024 * 1024))),
)

const mostWaiting = 50
const mostWaitMs = 45_000

/** Runs the work when fewer than `most` run; whoever waits too long is told to come again. */
export function turnstile(most: number, waitMs = mostWaitMs): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []

  const enter = () =>
    new Promise<void>((resolve, reject) => {
      if (running < most) {
        running++
        return resolve()
      }
      if (waiting.length >= mostWaiting) return reject(crowded())
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(next), 1)
        reject(crowded())
      }, waitMs)
      const next = () => {
        clearTimeout(timer)
        resolve()
      }
      waiting.push(next)
    })
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }

  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

const crowded = () =>
  new Problem('unavailable', 'Many documents are being read at this moment. Try again in a minute.', { retryAfterSeconds: 60 })

/** Of a container with a limit that limit; unlimited reads as more than there is. */
function memoryBytes(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}
