import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { prepareJobs } from './jobs/prepare.ts'
import { log } from './log.ts'
import { Problem } from './problem.ts'

const directory = new URL('../migrations/', import.meta.url)

/** The whole timeline, oldest first. A file that has been applied is never changed. */
export function migrations() {
  return readdirSync(directory)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, directory), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

/** Applies what is missing, each file in its own transaction; several processes starting at once take turns. */
export async function migrate(client: pg.Client): Promise<string[]> {
  await client.query('select pg_advisory_lock(714020)')
  try {
    await client.query(
      'create schema if not exists app; create table if not exists app.migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from app.migrations')
    const applied = new Map(rows.map((row) => [row.name, row.sha256]))

    const fresh: string[] = []
    for (const { name, text, sha256 } of migrations()) {
      const known = applied.get(name)
      if (known === sha256) continue
      if (known)
        throw new Problem(
          'conflict',
          `Migration ${name} was changed after it had been applied. Restore the file and write a new migration instead.`,
        )
      await apply(client, name, text, sha256)
      fresh.push(name)
    }
    await prepareJobs(client)
    const { rows: restored } = await client.query<{ moved: string }>('select app.count_anew() as moved')
    if (Number(restored[0]?.moved) > 0)
      log.info({ events: Number(restored[0]?.moved) }, 'this database was restored from another server: its events count on from here')
    return fresh
  } finally {
    await client.query('select pg_advisory_unlock(714020)')
  }
}

async function apply(client: pg.Client, name: string, text: string, sha256: string) {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into app.migrations (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed; the database is as it was before it.`, { cause })
  }
}
