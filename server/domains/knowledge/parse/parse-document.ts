import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { log } from '#platform/log.ts'
import type { Chunk, ChunkSize } from '../chunk.ts'
import { type Kind, limits, type Parsed, type Table } from './parsed.ts'

export interface Document extends Parsed {
  title: string
  /** Each with its offline vector. */
  chunks: (Chunk & { vector: Float32Array })[]
}

/** What the parent asks of the guarded child, and what comes back. */
export interface Order {
  bytes: Uint8Array
  fileName: string
  kind: Kind
  want: 'document' | 'table' | 'links'
  /** Of the passages of a document. */
  size?: ChunkSize
}
export type Answer = { document: Document } | { table: Table } | { links: PageLinks } | { problem: string } | { failure: string }

/** Where a web page points, as written: relative or absolute. */
export interface PageLinks {
  links: string[]
  canonical: string | null
  /** It asks robots not to keep it, or not to follow its links. */
  noindex: boolean
  nofollow: boolean
}

interface Guard {
  timeoutMs?: number
  megabytes?: number
  signal?: AbortSignal
}

/** Reads a file into passages in a process of its own. A document that cannot be read is a value that says what to do. */
export async function parseDocument(
  file: { bytes: Uint8Array; fileName: string; kind: Kind; size?: ChunkSize },
  guard: Guard = {},
): Promise<{ document: Document } | { problem: string }> {
  return (await askParser({ ...file, want: 'document' }, guard)) as { document: Document } | { problem: string }
}

/** The guarded process: 512 MB, 20 seconds, nothing in its environment; killing it is normal. */
export async function askParser(order: Order, guard: Guard = {}): Promise<Exclude<Answer, { failure: string }>> {
  const { timeoutMs = limits.parserMs, megabytes = limits.parserMegabytes, signal } = guard
  const child = fork(new URL('./process.ts', import.meta.url), [], {
    env: {},
    execArgv: [`--max-old-space-size=${megabytes}`, '--disable-warning=ExperimentalWarning', ...mayReadOnly()],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  })

  let stderr = ''
  child.stderr?.on('data', (data: Buffer) => {
    if (stderr.length < 10_000) stderr += data.toString()
  })

  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(
        () =>
          resolve({
            problem: `This document is too complicated: reading it took longer than ${timeoutMs / 1000} seconds. Split it, or save it as plain text.`,
          }),
        timeoutMs,
      )
      child.once('message', (message) => resolve(message as Answer))
      child.once('error', reject)
      child.once('exit', (code, killedBy) =>
        resolve(
          outOfMemory(stderr, killedBy)
            ? { problem: tooMuchMemory(megabytes) }
            : { failure: `exit ${code ?? killedBy}: ${stderr.slice(0, 2_000)}` },
        ),
      )
      child.send(order, (error) => error && !child.killed && resolve({ failure: error.message }))
    })
    if ('failure' in answer) return unreadable(answer.failure, megabytes)
    return answer
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

/** Of the disk it sees our code and the libraries, nothing of DATA_DIR; it writes nothing and starts nothing. */
function mayReadOnly() {
  const server = fileURLToPath(new URL('../../../', import.meta.url))
  const library = fileURLToPath(import.meta.resolve('unpdf'))
  const libraries = library.slice(0, library.lastIndexOf('node_modules') + 'node_modules'.length)
  return ['--permission', ...[server, `${libraries}/`].map((readable) => `--allow-fs-read=${readable}`)]
}

const tooMuchMemory = (megabytes: number) =>
  `This document is too complicated: reading it needs more than ${megabytes} MB of memory. Split it, or save it as plain text.`

const outOfMemory = (stderr: string, killedBy: NodeJS.Signals | null) =>
  /heap out of memory|Allocation failed|allocation failure/i.test(stderr) || killedBy === 'SIGABRT' || killedBy === 'SIGTRAP'

function unreadable(failure: string, megabytes: number): { problem: string } {
  if (/Array buffer allocation failed|Invalid string length|Cannot create a string longer/.test(failure))
    return { problem: tooMuchMemory(megabytes) }
  // The same document would stop it again: a person must choose another form of it, and we must see why.
  log.error({ failure }, 'a parser stopped at a document')
  return { problem: 'Something in this document stops our reader. Save it in another form, such as plain text, and upload that.' }
}
