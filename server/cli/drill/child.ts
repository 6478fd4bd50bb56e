import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A process of ours, and what it said last. */
export interface Child {
  process: ChildProcess
  /** Resolves with the first line of its output that `test` likes; rejects when it ends before. */
  says(test: (line: string) => boolean): Promise<string>
  /** Its last warnings, errors and lines that are no log lines, to show when something went wrong. */
  tail(): string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** Starts a Node program with exactly this environment: nothing of the caller's own configuration reaches it. */
export function startChild(args: string[], env: Record<string, string>): Child {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listeners = new Set<(line: string) => void>()
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      if (!/^\{"level":[123]0/.test(line)) lines.push(line)
      if (lines.length > 20) lines.shift()
      for (const listen of listeners) listen(line)
    })

  const exit = once(child, 'exit')
  const tail = () => lines.join('\n')
  return {
    process: child,
    tail,
    says: (test) =>
      new Promise((resolve, reject) => {
        const listen = (line: string) => {
          if (!test(line)) return
          listeners.delete(listen)
          resolve(line)
        }
        listeners.add(listen)
        lines.forEach(listen)
        exit.then(() => reject(new Error(`A process ended before it was ready:\n${tail()}`)), reject)
      }),
    async kill(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await exit
    },
  }
}
