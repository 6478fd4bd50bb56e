import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { config } from './config.ts'
import { newKey } from './ids.ts'
import { Problem } from './problem.ts'

/**
 * Where bytes live: uploads and media. Keys are random and start with the tenant's id; a file's own name is only a
 * label in its row. The shape is S3's (put, get, delete by key), so that a bucket can stand in for the disk.
 */
export interface FileStore {
  /** Stores the stream under a new key; past `maxBytes` it throws `too_large` and keeps nothing. */
  put(tenantId: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<{ key: string; sizeBytes: number }>
  read(key: string): Promise<Buffer>
  stream(key: string): Promise<{ body: Readable; sizeBytes: number }>
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>
}

const validKey = /^[0-9a-f-]{36}\/[\w-]{22}$/

export const files: FileStore = {
  async put(tenantId, bytes, maxBytes) {
    const key = `${tenantId}/${newKey()}`
    const path = pathOf(key)
    const partial = `${path}.partial`
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })

    let sizeBytes = 0
    const file = await open(partial, 'wx', 0o600)
    try {
      for await (const chunk of bytes) {
        sizeBytes += chunk.byteLength
        if (sizeBytes > maxBytes)
          throw new Problem(
            'too_large',
            `This file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB. Send a smaller one or split it.`,
          )
        await file.writeFile(chunk)
      }
      await file.sync()
      await file.close()
      await rename(partial, path)
    } catch (error) {
      await file.close().catch(() => {})
      await rm(partial, { force: true })
      throw error
    }
    return { key, sizeBytes }
  },

  read: (key) => readFile(pathOf(key)),

  async stream(key) {
    const path = pathOf(key)
    return { body: createReadStream(path), sizeBytes: (await stat(path)).size }
  },

  delete: (key) => rm(pathOf(key), { force: true }),
}

function pathOf(key: string) {
  if (!validKey.test(key)) throw new Error('Not a file key.')
  return join(config.dataDir, 'files', key)
}
