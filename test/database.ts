import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { configure } from '../server/platform/config.ts'
import { openInMemory } from '../server/platform/db/embedded.ts'
import { withOwner } from '../server/platform/db/pool.ts'
import { openDatabase } from '../server/platform/db.ts'
import { migrate, migrations } from '../server/platform/migrate.ts'

let opened: Promise<void> | null = null

/**
 * One real database for this test process, migrated: the embedded engine in memory, or with TEST_DATABASE_URL a database
 * of its own on that Postgres server. Tests share it and keep apart by tenant, as customers do.
 */
export function openTestDatabase(): Promise<void> {
  opened ??= open()
  return opened
}

async function open() {
  configure({ dataDir: mkdtempSync(join(tmpdir(), 'salesboy-test-')), encryptionKey: Buffer.alloc(32, 7) })
  const server = process.env.TEST_DATABASE_URL
  if (server) {
    configure({ databaseUrl: await ownDatabase(server) })
    await openDatabase()
  } else {
    await openDatabase({ embedded: await openInMemory(await template()) })
  }
}

async function ownDatabase(server: string): Promise<string> {
  const name = `salesboy_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}

/** A migrated data directory, made once for each version of the migrations. */
async function template(): Promise<Blob> {
  const version = createHash('sha256')
    .update(
      migrations()
        .map(({ sha256 }) => sha256)
        .join(),
    )
    .digest('hex')
    .slice(0, 16)
  const path = join('node_modules', '.cache', 'salesboy', `migrated-${version}.tar`)
  if (!existsSync(path)) {
    const embedded = await openInMemory()
    await withOwner({ embedded }, migrate)
    const dump = await embedded.pglite.dumpDataDir('none')
    await embedded.close()
    mkdirSync(join('node_modules', '.cache', 'salesboy'), { recursive: true })
    const partial = `${path}.${process.pid}`
    writeFileSync(partial, Buffer.from(await dump.arrayBuffer()))
    renameSync(partial, path)
  }
  return new Blob([readFileSync(path)])
}
