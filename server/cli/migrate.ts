import { config } from '#platform/config.ts'
import { openEmbedded } from '#platform/db/embedded.ts'
import { withOwner } from '#platform/db/pool.ts'
import { migrate as bringUpToDate } from '#platform/migrate.ts'
import { words } from './words.ts'

export default async function migrate() {
  const embedded = config.databaseUrl ? null : await openEmbedded(config.dataDir)
  try {
    const applied = await withOwner(embedded ? { embedded } : { connectionString: config.databaseUrl! }, bringUpToDate)
    console.log(applied.length ? words.migrate.applied(applied) : words.migrate.upToDate)
  } finally {
    await embedded?.close()
  }
}
