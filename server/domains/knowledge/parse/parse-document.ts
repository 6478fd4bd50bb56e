import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { log } from '#platform/log.ts'
import { cut } from '#platform/text/cut.ts'
import type { Chunk, ChunkSize } from '../chunk.ts'
import { dataKilobytes, underLimit, watchMemory } from './limit-memory.ts'
import { type Kind, limits, type Parsed, type Table } from './parsed.ts'
import { mostAtOnce, turnstile } from './take-turns.ts'

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
  /** As where the system has no limit for it: by looking how large it is. */
  watched?: boolean
}

/** Reads a file into passages in a process of its own. A document that cannot be read is a value that says what to do. */
export async function parseDocument(
  file: { bytes: Uint8Array; fileName: string; kind: Kind; size?: ChunkSize },
  guard: Guard = {},
): Promise<{ document: Document } | { problem: string }> {
  return (await askParser({ ...file, want: 'document' }, guard)) as { document: Document } | { problem: string }
}

/**
 * The guarded process: 512 MB, 20 seconds, nothing in its environment; killing it is normal. As many at once as memory allows,
 * whoever asks: documents, pages and tables wait in one queue.
 */
export function askParser(order: Order, guard: Guard = {}): Promise<Exclude<Answer, { failure: string }>> {
  return inTurn(() => parse(order, guard))
}

const inTurn = turnstile(mostAtOnce)

async function parse(order: Order, { timeoutMs = limits.parserMs, megabytes = limits.parserMegabytes, signal, watched }: Guard) {
  const idle = watched ? null : await idleData()
  const flags = [`--max-old-space-size=${megabytes}`, '--disable-warning=ExperimentalWarning', ...mayReadOnly()]
  const child = fork(new URL('./process.ts', import.meta.url), [], {
    env: {},
    ...(idle === null ? { execArgv: flags } : underLimit(flags, idle, megabytes)),
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
  let unwatch = () => {}
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(
        () =>
          resolve({
            problem: `This document is too complicated: reading it took longer than ${timeoutMs / 1000} seconds. Split it, or save it as plain text.`,
          }),
        timeoutMs,
      )
      if (idle === null && child.pid) unwatch = watchMemory(child.pid, megabytes, () => resolve({ problem: tooMuchMemory(megabytes) }))
      child.once('message', (message) => resolve(message as Answer))
      child.once('error', reject)
      child.once('exit', (code, killedBy) =>
        resolve(
          outOfMemory(stderr, killedBy)
            ? { problem: tooMuchMemory(megabytes) }
            : { failure: `exit ${code ?? killedBy}: ${cut(stderr, 2_000)}` },
        ),
      )
      child.send(order, (error) => error && !child.killed && resolve({ failure: error.message }))
    })
    if ('failure' in answer) return unreadable(answer.failure, megabytes)
    return answer
  } finally {
    clearTimeout(timer)
    unwatch()
    child.kill('SIGKILL')
  }
}

/** What a parser takes before a document adds anything: seen once, on one that has read almost nothing. Null where nobody can tell. */
function idleData(): Promise<number | null> {
  idle ??= new Promise((resolve) => {
    const child = fork(new URL('./process.ts', import.meta.url), [], {
      env: {},
      execArgv: mayReadOnly(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('message', async () => {
      resolve(await dataKilobytes(child.pid ?? 0))
      child.kill('SIGKILL')
    })
    child.once('error', () => resolve(null))
    child.once('exit', () => resolve(null))
    child.send({ bytes: Buffer.from('Item,Price\nRose,500\n'), fileName: 'idle.csv', kind: 'csv', want: 'document' } satisfies Order)
  })
  return idle
}

let idle: Promise<number | null> | undefined

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
  /out of memory|Allocation failed|allocation failure|Cannot allocate/i.test(stderr) ||
  ['SIGABRT', 'SIGTRAP', 'SIGSEGV'].includes(killedBy ?? '')

function unreadable(failure: string, megabytes: number): { problem: string } {
  if (/Array buffer allocation failed|Invalid string length|Cannot create a string longer|ENOMEM|Invalid array length/.test(failure))
    return { problem: tooMuchMemory(megabytes) }
  // The same document would stop it again: a person must choose another form of it, and we must see why.
  log.error({ failure }, 'a parser stopped at a document')
  return { problem: 'Something in this document stops our reader. Save it in another form, such as plain text, and upload that.' }
}
