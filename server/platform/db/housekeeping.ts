import type pg from 'pg'
import { every } from '../every.ts'

const everyMs = 2_000
const checkpointEveryMs = 20_000

/**
 * What Postgres does by itself and the embedded engine does not: without it, disk use grows without bound, and plans made while the
 * tables were empty stay. Tables are taken one at a time, by autovacuum's own measure, so that messages pass in between.
 */
export function keepHouse(pool: pg.Pool): () => void {
  let checkpointedAt = Date.now()
  return every(everyMs, async () => {
    await tidy(pool)
    if (Date.now() - checkpointedAt < checkpointEveryMs) return
    checkpointedAt = Date.now()
    await checkpoint(pool)
  })
}

/** Vacuum and statistics for every table that has changed enough since the last time. */
export async function tidy(pool: pg.Pool) {
  for (const { table, analyzeOnly } of await untidy(pool)) await asOwner(pool, `${analyzeOnly ? 'analyze' : 'vacuum (analyze)'} ${table}`)
}

export const checkpoint = (pool: pg.Pool) => asOwner(pool, 'checkpoint')

/** Tables that autovacuum would take, with its default thresholds (PostgreSQL manual 24.1.6): 50 rows and a fifth, or a tenth. */
async function untidy(pool: pg.Pool): Promise<{ table: string; analyzeOnly: boolean }[]> {
  // Counts are handed in at most once a second otherwise.
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query(`
    select format('%I.%I', schemaname, relname) as table, n_dead_tup <= 50 + 0.2 * n_live_tup as "analyzeOnly"
    from pg_stat_user_tables
    where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`)
  return rows
}

async function asOwner(pool: pg.Pool, statement: string) {
  const client = await pool.connect()
  try {
    await client.query('set session authorization postgres')
    await client.query(statement)
  } finally {
    await client.query('set session authorization salesboy_app')
    client.release()
  }
}
