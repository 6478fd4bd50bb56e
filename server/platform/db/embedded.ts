import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { vector } from '@electric-sql/pglite-pgvector'
import { log } from '../log.ts'
import { Problem } from '../problem.ts'

/**
 * Postgres in this process, made safe. As shipped, PGlite never calls fsync, lets two processes open one directory,
 * and neither vacuums nor checkpoints; each of the four measures below has a test beside this file.
 */
export interface Embedded {
  pglite: PGlite
  /** fsync calls that reached the kernel since start; one per commit is right. */
  syncs(): number
  close(): Promise<void>
}

export async function openEmbedded(dataDir: string, template?: Blob): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const directory = join(dataDir, 'postgres')
  const lock = lockDirectory(directory)
  try {
    const fresh = !existsSync(join(directory, 'synced'))
    // An interrupted first start leaves a directory that was never acknowledged to anyone.
    if (fresh) await rm(directory, { recursive: true, force: true })

    const files = new DurableNodeFS(directory)
    const pglite = await PGlite.create({
      fs: files,
      extensions: { vector },
      ...(fresh && template ? { loadDataDir: template } : {}),
      // fdatasync is a no-op in the wasm build.
      startParams: [
        ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
        '-c',
        'wal_sync_method=fsync',
        '-c',
        'shared_buffers=16MB',
      ],
    })
    await refuseUnsynced(pglite, files)
    if (fresh) {
      syncTree(directory)
      writeFileSync(join(directory, 'synced'), 'The whole directory was flushed once after it was made.\n')
      syncTree(directory)
    }

    return {
      pglite,
      syncs: () => files.syncs,
      close: async () => {
        await pglite.close()
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

/** In memory, for tests and code generation: nothing to sync, nothing to lock. */
export async function openInMemory(template?: Blob): Promise<Embedded> {
  const pglite = await PGlite.create({ extensions: { vector }, ...(template ? { loadDataDir: template } : {}) })
  return { pglite, syncs: () => 0, close: () => pglite.close() }
}

/** PGlite's file system with the fsync that Emscripten's NODEFS leaves out (electric-sql/pglite issue 1107). */
class DurableNodeFS extends NodeFS {
  syncs = 0

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args)
    const options = (result as { emscriptenOpts: { preRun: ((module: EmscriptenModule) => void)[] } }).emscriptenOpts
    options.preRun.push((module) => {
      module.FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        try {
          fsyncSync(stream.nfd)
        } catch (error) {
          stopUnkept(error)
        }
        this.syncs++
        return 0
      }
    })
    return result
  }
}

/**
 * After a flush that failed nobody knows what is on disk, and asking again may answer that all is well: Postgres stops there (PANIC), so
 * do we. The next start reads what was kept from the log.
 */
function stopUnkept(error: unknown): never {
  log.fatal({ err: error }, 'the disk did not keep what was written: look at its space and health, then start Salesboy again')
  process.exit(1)
}

interface EmscriptenModule {
  FS: { filesystems: { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } } }
}

/** The hook relies on PGlite's insides: if an upgrade moved them, we find out here and not in a power cut. */
async function refuseUnsynced(pglite: PGlite, files: DurableNodeFS) {
  const before = files.syncs
  await pglite.exec(
    'create table if not exists public.durable_probe (at timestamptz); insert into public.durable_probe values (now()); drop table public.durable_probe',
  )
  if (files.syncs === before)
    throw new Error('The embedded database does not flush to disk with this version of PGlite. Set DATABASE_URL to use Postgres instead.')
}

/** Held by the kernel, so a killed process lets go at once. */
function lockDirectory(directory: string) {
  const lock = new DatabaseSync(`${directory}.lock`)
  try {
    lock.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    throw new Problem(
      'conflict',
      `Another Salesboy is using ${directory}. Stop it first, choose another DATA_DIR, or set DATABASE_URL to share one Postgres.`,
      { cause },
    )
  }
}

function syncTree(path: string) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) syncTree(child)
    else if (entry.isFile()) syncPath(child)
  }
  syncPath(path)
}

function syncPath(path: string) {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The wire protocol's Query message. */
export function simpleQuery(text: string): Uint8Array {
  const bytes = Buffer.from(text)
  const message = Buffer.alloc(bytes.length + 6)
  message[0] = 0x51
  message.writeInt32BE(bytes.length + 5, 1)
  bytes.copy(message, 5)
  return new Uint8Array(message)
}
