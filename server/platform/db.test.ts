import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { openTestDatabase } from '../../test/database.ts'
import { acrossTenants, asRole, inTenant, query, sql, together } from './db.ts'
import { newId } from './ids.ts'

beforeAll(openTestDatabase)

const shop = { timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }

test('a transaction sees its own tenant and no other', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  const otro = await createTenant({ name: 'Otro', ...shop })

  expect(await inTenant(flora, (tx) => tx.selectFrom('tenants').select('name').execute())).toEqual([{ name: 'Flora' }])
  expect(await inTenant(otro, (tx) => tx.selectFrom('tenants').select('name').where('tenantId', '=', flora).execute())).toEqual([])
})

test('a row for another tenant is refused', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  const otro = await createTenant({ name: 'Otro', ...shop })

  await expect(
    inTenant(flora, (tx) => tx.insertInto('contacts').values({ id: newId(), tenantId: otro, name: 'Ana' }).execute()),
  ).rejects.toThrow(/row-level security/)
})

test('the tenant is forgotten when the transaction ends, also when it fails', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  await expect(inTenant(flora, async () => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect((await query('select count(*)::int as n from tenants')).rows).toEqual([{ n: 0 }])
  expect(await acrossTenants(sql<{ who: string }>`select current_user::text as who`)).toEqual([{ who: 'salesboy_app' }])
})

test('the application cannot leave its role or touch the schema', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  const attempts = [
    'alter table contacts disable row level security',
    'drop policy tenant on contacts',
    'create table public.loot (x int)',
    "select pg_read_file('/etc/passwd')",
    'select * from auth.sessions',
  ]
  for (const attempt of attempts)
    await expect(
      inTenant(flora, (tx) => tx.raw(attempt)),
      attempt,
    ).rejects.toThrow(/permission denied|must be owner/)
})

test('only the sign-in role reads passwords', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  await expect(inTenant(flora, (tx) => tx.raw('select "password" from auth.accounts'))).rejects.toThrow(/permission denied/)
  expect((await asRole('salesboy_auth', (session) => session.query('select "password" from auth.accounts limit 1'))).rows).toBeDefined()
})

test('a transaction inside a transaction is refused instead of waiting for ever', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  await expect(inTenant(flora, () => inTenant(flora, async () => 1))).rejects.toThrow(/already open/)
})

test('works that share a transaction commit, fail and ring each for itself', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  const rung: string[] = []
  const name = (name: string, also = '') =>
    together(flora, async (tx) => {
      tx.afterCommit(() => rung.push(name))
      await tx.insertInto('contacts').values({ id: newId(), name }).execute()
      await tx.last(`select ${also || 1}`)
    })
  const outcomes = await Promise.allSettled([name('Ana'), name('Bad', '1/0'), name('Cleo')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(rung.toSorted()).toEqual(['Ana', 'Cleo'])
  const kept = await inTenant(flora, (tx) => tx.selectFrom('contacts').select('name').orderBy('name').execute())
  expect(kept).toEqual([{ name: 'Ana' }, { name: 'Cleo' }])
})

test('a long row of transactions keeps nobody from being heard meanwhile', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  let done = 0
  const row = (async () => {
    for (; done < 20; done++) await inTenant(flora, (tx) => tx.selectFrom('tenants').select('name').execute())
  })()
  while (done === 0) await nextTurn()
  expect(done).toBeLessThan(20)
  await row
})

test('a commit that travels with a statement which fails keeps nothing', async () => {
  const flora = await createTenant({ name: 'Flora', ...shop })
  const broken = inTenant(flora, async (tx) => {
    await tx.insertInto('contacts').values({ id: newId(), name: 'Ana' }).execute()
    await tx.last('select 1/0')
  })
  await expect(broken).rejects.toThrow(/division by zero/)
  expect(await inTenant(flora, (tx) => tx.selectFrom('contacts').select('name').execute())).toEqual([])
})

test('every table with a tenant forces row security and has a policy', async () => {
  const { rows } = await query(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth')
      and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('tenant_id', 'organizationId', 'referenceId') and not a.attisdropped) or (n.nspname = 'auth' and c.relname = 'organizations'))
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`)
  expect(rows).toEqual([])
})

test('every table of ours is either protected or has no tenant', async () => {
  const { rows } = await query(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`)
  expect(rows).toEqual([])
})

test('functions that look across tenants have a search path of their own, and views follow the reader', async () => {
  const { rows } = await query(`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('app', 'public') and not coalesce(p.proconfig::text like '%search_path=%', false)
    union all
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname in ('app', 'public') and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`)
  expect(rows).toEqual([])
})
