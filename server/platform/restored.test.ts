import type pg from 'pg'
import { expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { flora } from '../../test/cast.ts'
import { openTestDatabase } from '../../test/database.ts'
import { config } from './config.ts'
import { openInMemory } from './db/embedded.ts'
import { withOwner } from './db/pool.ts'
import { closeDatabase, database, inTenant, openDatabase } from './db.ts'
import { record } from './events.ts'
import { cursorHere, eventsAfter, tellListeners } from './follow.ts'

test('a dump that is restored on a server with another count tells what had not been told, once, and nothing again', async () => {
  await openTestDatabase()
  const tenantId = await createTenant(flora)
  const note = (word: string) => inTenant(tenantId, (tx) => record(tx, 'agent.emitted', { summary: word, payload: { event: word } }))
  const listeners = new Map([['agent.emitted' as const, []]])
  await tellListeners(listeners)
  for (const word of ['told', 'untold']) await note(word)

  await restoreWith(async (owner) => {
    // As the dump of a server holds them that has counted much further.
    await owner.query(`update events set xid = (4000000000 + id)::text::xid8 where summary in ('told', 'untold')`)
    await owner.query(
      `update app.followers set seen = at.it, upto = at.it, after_id = 0
       from (select format('%1$s:%1$s:', 4000000001 + id)::pg_snapshot as it from events where summary = 'told') at`,
    )
  })
  const start = await inTenant(tenantId, cursorHere)
  expect(await tellListeners(listeners)).toBe(1)
  expect(await tellListeners(listeners)).toBe(0)

  await restoreWith(async (owner) => {
    const { rows } = await owner.query(
      `select summary, xid >= pg_snapshot_xmax(pg_current_snapshot()) as ahead from events where summary in ('told', 'untold') order by id`,
    )
    expect(rows).toEqual([
      { summary: 'told', ahead: false },
      { summary: 'untold', ahead: false },
    ])
  })
  // That start found nothing to do, and what comes is told as ever.
  await note('later')
  expect(await tellListeners(listeners)).toBe(1)
  const { events } = await inTenant(tenantId, (tx) => eventsAfter(tx, start, { limit: 10 }))
  expect(events.map(({ event }) => event.summary)).toEqual(['later'])
})

/** Stops, changes what is on disk with the rights of whoever owns it, and starts again. */
async function restoreWith(change: (owner: pg.Client) => Promise<void>) {
  const dump = await database().embedded?.pglite.dumpDataDir('none')
  await closeDatabase()
  if (dump) {
    const embedded = await openInMemory(dump)
    await withOwner({ embedded }, change)
    await openDatabase({ embedded })
  } else {
    await withOwner({ connectionString: config.databaseUrl! }, change)
    await openDatabase()
  }
}
