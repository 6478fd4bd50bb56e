import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { temporaryDatabase } from '../../server/cli/drill/temporary-database.ts'
import { answerOf } from './interruption.ts'
import type { Place } from './step.ts'

/** Runs a helper on an empty database of this engine, with nothing of Salesboy beside it but what it opens itself. Everything is removed afterwards. */
export async function inProcess<T>({ serverUrl }: Place, file: string, order: unknown): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'salesboy-bench-'))
  const database = serverUrl ? await temporaryDatabase(serverUrl, 'bench') : null
  try {
    return await answerOf<T>([join(import.meta.dirname, file), JSON.stringify(order)], {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      ...(database ? { DATABASE_URL: database.url } : {}),
    })
  } finally {
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}
