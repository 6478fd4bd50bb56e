import { type Child, startChild } from '../../server/cli/drill/child.ts'

const stop = new AbortController()

/** Aborts at Ctrl-C, a kill that may be caught, or an error that nobody awaited: whatever waits gives up, and its `finally` cleans up. */
export const interrupted: AbortSignal = stop.signal

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!interrupted.aborted) console.error(`${signal}: stopping what was started …`)
    stop.abort(new Error(`Stopped by ${signal}.`))
  })
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, (error) => stop.abort(error))

/** A Node program of the bench, killed when the bench is interrupted. */
export function startHelper(args: string[], env: Record<string, string>): Child {
  interrupted.throwIfAborted()
  const child = startChild(args, env)
  const kill = () => void child.kill('SIGKILL')
  interrupted.addEventListener('abort', kill, { once: true })
  child.process.once('exit', () => interrupted.removeEventListener('abort', kill))
  return child
}

/** Runs it to its one line of JSON. Fails with what it said last when it ends without one. */
export async function answerOf<T>(args: string[], env: Record<string, string>): Promise<T> {
  const child = startHelper(args, env)
  try {
    return JSON.parse(await child.says((line) => line.startsWith('{"answer":'))).answer
  } finally {
    await child.kill('SIGKILL')
  }
}
