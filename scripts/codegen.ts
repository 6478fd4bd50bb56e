import { readFileSync, writeFileSync } from 'node:fs'
import { Kysely, PGliteDialect } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import { openInMemory } from '../server/platform/db/embedded.ts'
import { withOwner } from '../server/platform/db/pool.ts'
import { migrate } from '../server/platform/migrate.ts'

/** Writes server/platform/database.gen.ts: the types of every table, read from a freshly migrated database. */
const embedded = await openInMemory()
await withOwner({ embedded }, migrate)
const db = new Kysely<never>({ dialect: new PGliteDialect({ pglite: embedded.pglite as never }) })
await generate({
  db,
  dialect: new PostgresDialect({ dateParser: 'timestamp' } as never),
  camelCase: true,
  outFile: 'server/platform/database.gen.ts',
  excludePattern: '{pgboss,auth,app}.*',
  defaultSchemas: ['public'],
  customImports: {},
  logger: undefined,
} as never)
await embedded.close()

const path = 'server/platform/database.gen.ts'
const text = readFileSync(path, 'utf8')
  .replace(/export type Int8 = .*;/, 'export type Int8 = number;')
  .replace(/export interface DB /, 'export interface Database ')
writeFileSync(path, text)
