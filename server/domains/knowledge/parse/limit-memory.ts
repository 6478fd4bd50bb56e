import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * How to start a process that the system itself keeps under so much data (RLIMIT_DATA), root or not: the engine's own flag counts
 * its heap alone, and buffers lie outside. `idleKilobytes` is what the process takes before it has done anything.
 */
export function underLimit(flags: string[], idleKilobytes: number, megabytes: number): { execPath: string; execArgv: string[] } {
  const kilobytes = String(idleKilobytes + megabytes * 1024)
  // A shell that may not raise a limit that is lower already goes on under that one.
  return { execPath: '/bin/sh', execArgv: ['-c', 'ulimit -d "$0" 2>/dev/null; exec "$@"', kilobytes, process.execPath, ...flags] }
}

/** What a process takes of what RLIMIT_DATA counts; null where the system does not tell, as outside Linux. */
export async function dataKilobytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmData:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) || null
}

/** For systems without such a limit: looks four times a second how large the process is, and says so once when it is too large. */
export function watchMemory(pid: number, megabytes: number, tooLarge: () => void): () => void {
  const timer = setInterval(async () => {
    if ((await residentKilobytes(pid)) <= megabytes * 1024) return
    clearInterval(timer)
    tooLarge()
  }, 250)
  return () => clearInterval(timer)
}

async function residentKilobytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({ stdout: '0' }))
  return Number(stdout) || 0
}
