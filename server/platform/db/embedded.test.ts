import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Child, startChild } from '../../cli/drill/child.ts'
import { openEmbedded, openInMemory } from './embedded.ts'
import { checkpoint, tidy } from './housekeeping.ts'
import { embeddedPool } from './pool.ts'

const place = new URL('../..', import.meta.url).href
let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'salesboy-embedded-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('every commit reaches the disk before it is acknowledged', async () => {
  const embedded = await openEmbedded(dataDir)
  await embedded.pglite.exec('create table if not exists written (n int)')
  const before = embedded.syncs()
  for (let n = 0; n < 20; n++) await embedded.pglite.query('insert into written values ($1)', [n])
  const synced = embedded.syncs() - before
  await embedded.close()
  expect(synced).toBeGreaterThanOrEqual(20)
}, 120_000)

test('a directory in use is refused, to this process and to others, until it is let go', async () => {
  const embedded = await openEmbedded(dataDir)
  await expect(openEmbedded(dataDir)).rejects.toThrow(/Another Salesboy is using .*DATA_DIR/)
  const other = script(`await openEmbedded(${JSON.stringify(dataDir)}); console.log('opened')`)
  await expect(other.says((line) => line === 'opened')).rejects.toThrow(/Another Salesboy is using/)
  await embedded.close()

  const next = script(`await openEmbedded(${JSON.stringify(dataDir)}); console.log('opened')`)
  await next.says((line) => line === 'opened')
  await next.kill('SIGKILL')
  await (await openEmbedded(dataDir)).close()
}, 180_000)

test('five kills in the middle of writing lose no acknowledged commit', async () => {
  const writer = `
    const { pglite } = await openEmbedded(${JSON.stringify(dataDir)})
    await pglite.exec('create table if not exists acknowledged (n int primary key)')
    let { rows: [{ n }] } = await pglite.query('select coalesce(max(n), 0)::int as n from acknowledged')
    const { rows: [{ count }] } = await pglite.query('select count(*)::int as count from acknowledged')
    console.log('found ' + n + ' of ' + count)
    for (;;) {
      await pglite.query('insert into acknowledged values ($1)', [++n])
      process.stdout.write('wrote ' + n + '\\n')
    }`
  let acknowledged = 0
  for (let kill = 0; kill <= 5; kill++) {
    const child = script(writer)
    let last = acknowledged
    const found = await child.says((line) => {
      const wrote = /^wrote (\d+)$/.exec(line)
      if (wrote) last = Number(wrote[1])
      return line.startsWith('found')
    })
    const [, top, count] = /^found (\d+) of (\d+)$/.exec(found)!.map(Number) as [number, number, number]
    // More than acknowledged may be there: a kill can come between the commit and its word.
    expect(top).toBeGreaterThanOrEqual(acknowledged)
    expect(count).toBe(top)
    const goal = top + 20 + kill * 3
    await child.says((line) => {
      const wrote = /^wrote (\d+)$/.exec(line)
      if (wrote) last = Number(wrote[1])
      return last >= goal
    })
    child.process.stdout?.on('data', (bytes) => {
      for (const [, n] of String(bytes).matchAll(/wrote (\d+)\n/g)) last = Math.max(last, Number(n))
    })
    await child.kill('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 50))
    acknowledged = last
  }
}, 300_000)

test('a disk that fails stops the process: nothing unkept is acknowledged, and what was kept is there afterwards', async () => {
  const own = mkdtempSync(join(tmpdir(), 'salesboy-failing-'))
  const child = script(`
    const fs = (await import('node:fs')).default
    const { pglite } = await openEmbedded(${JSON.stringify(own)})
    await pglite.exec('create table kept as select 1 as n')
    fs.fsyncSync = () => { throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' }) }
    ;(await import('node:module')).syncBuiltinESMExports()
    console.log('written, ' + await Promise.race([
      pglite.exec('insert into kept values (2)').then(() => 'acknowledged'),
      new Promise((resolve) => setTimeout(resolve, 10_000, 'never answered')),
    ]))`)
  onTestFinished(() => child.kill('SIGKILL'))
  const lines: string[] = []
  await expect(child.says((line) => lines.push(line) > 0 && line.startsWith('written'))).rejects.toThrow(/disk did not keep/)
  expect(child.process.exitCode).toBe(1)

  const embedded = await openEmbedded(own)
  expect((await embedded.pglite.query('select n from kept where n = 1')).rows).toEqual([{ n: 1 }])
  await embedded.close()
  rmSync(own, { recursive: true, force: true })
}, 120_000)

test('housekeeping keeps the write-ahead log and dead rows from growing', async () => {
  const own = mkdtempSync(join(tmpdir(), 'salesboy-kept-'))
  const embedded = await openEmbedded(own)
  const asOwner = (sql: string) =>
    embedded.pglite.exec(`set session authorization postgres; ${sql}; set session authorization salesboy_app`)
  await embedded.pglite.exec('create role salesboy_app nologin')
  const pool = embeddedPool(embedded)
  await pool.query('select 1')
  await asOwner("create table public.busy as select 1 as n, repeat('x', 500) as words from generate_series(1, 4000)")
  const sizes: { wal: number; busy: number }[] = []
  for (let round = 0; round < 8; round++) {
    for (let write = 0; write < 4; write++) await asOwner('update public.busy set n = n + 1')
    await tidy(pool)
    await checkpoint(pool)
    const size = "(select (select sum(size) from pg_ls_waldir())::int as wal, pg_relation_size('public.busy')::int as busy)"
    const [, answer] = await asOwner(`select * from ${size}`)
    sizes.push(answer!.rows[0] as (typeof sizes)[number])
  }
  await pool.end()
  await embedded.close()
  rmSync(own, { recursive: true, force: true })
  expect(sizes.at(-1)!.wal).toBeLessThanOrEqual(Math.max(sizes[1]!.wal, sizes[2]!.wal))
  expect(sizes.at(-1)!.busy).toBeLessThanOrEqual(sizes[2]!.busy * 1.1)
}, 180_000)

test('a table whose rows have changed enough is tidied, and the others are left alone', async () => {
  const embedded = await openInMemory()
  await embedded.pglite.exec('create role salesboy_app nologin')
  const pool = embeddedPool(embedded)
  await pool.query('select 1')
  await embedded.pglite.exec(
    'set session authorization postgres; create table public.busy as select n from generate_series(1, 500) n; create table public.quiet as select 1 as n; set session authorization salesboy_app',
  )
  await tidy(pool)
  const { rows } = await pool.query(
    "select relname as table, reltuples::int as rows from pg_class where relname in ('busy', 'quiet') order by 1",
  )
  expect(rows).toEqual([
    { table: 'busy', rows: 500 },
    { table: 'quiet', rows: -1 },
  ])
  await pool.end()
  await embedded.close()
})

test('the session of the application is no superuser: row security holds for it', async () => {
  const embedded = await openInMemory()
  await embedded.pglite.exec(`
    create role salesboy_app nologin; create schema app;
    create table rows (tenant text); insert into rows values ('flora'), ('otro');
    alter table rows enable row level security; alter table rows force row level security;
    create policy tenant on rows to salesboy_app using (tenant = current_setting('app.tenant_id', true));
    grant select on rows to salesboy_app`)
  const pool = embeddedPool(embedded)
  const { rows: who } = await pool.query('select session_user::text as session, current_user::text as now')
  expect(who).toEqual([{ session: 'salesboy_app', now: 'salesboy_app' }])
  expect((await pool.query('select * from rows')).rows).toEqual([])
  await expect(pool.query('alter table rows disable row level security')).rejects.toThrow(/must be owner/)
  await expect(pool.query('create role thief superuser')).rejects.toThrow(/permission denied/)
  await pool.end()
  await embedded.close()
}, 60_000)

test('the directory is for this user alone', () => {
  expect(readdirSync(dataDir)).toContain('postgres')
  expect(statSync(dataDir).mode & 0o077).toBe(0)
})

function script(body: string): Child {
  return startChild(['--input-type=module', '-e', `const { openEmbedded } = await import('${place}platform/db/embedded.ts')\n${body}`], {
    NODE_ENV: 'production',
  })
}
