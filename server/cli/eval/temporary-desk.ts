import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configure } from '#platform/config.ts'
import { openInMemory } from '#platform/db/embedded.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { closeJobs, openJobs } from '#platform/jobs.ts'
import { openRooms } from '../../rooms.ts'

/** A database in memory and files in the temporary folder: whatever DATABASE_URL and DATA_DIR name is never touched. Answers how to remove it. */
export async function openTemporaryDesk(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'salesboy-eval-'))
  configure({ dataDir, databaseUrl: undefined, encryptionKey: randomBytes(32) })
  await openDatabase({ embedded: await openInMemory() })
  const { jobs } = await openRooms()
  await openJobs(jobs, { work: false })
  return async () => {
    await closeJobs()
    await closeDatabase()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}
