import { AsyncLocalStorage } from 'node:async_hooks'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import { config } from './config.ts'
import { type Embedded, openEmbedded } from './db/embedded.ts'
import { embeddedPool, serverPool, withOwner } from './db/pool.ts'
import { kyselyOver, Tx } from './db/tx.ts'
import { log } from './log.ts'
import { migrate } from './migrate.ts'
import { Problem } from './problem.ts'

export { sql } from 'kysely'
export type { Tx } from './db/tx.ts'

/** One engine per process: Postgres at DATABASE_URL, or the embedded one under DATA_DIR. The code above cannot tell. */
export interface Engine {
  kind: 'embedded' | 'postgres'
  pool: pg.Pool
  embedded: Embedded | null
  prepare: boolean
  housekeeper: NodeJS.Timeout | null
}

let engine: Engine | null = null
const open = new AsyncLocalStorage<true>()
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Opens the engine, brings the schema up to date and leaves the process with an unprivileged connection. */
export async function openDatabase(options: { embedded?: Embedded; template?: Blob; migrations?: boolean } = {}): Promise<Engine> {
  if (engine) return engine

  if (config.databaseUrl) {
    const connectionString = config.databaseUrl
    if (options.migrations !== false) await withOwner({ connectionString }, migrate)
    engine = {
      kind: 'postgres',
      pool: serverPool(connectionString, config.databasePool),
      embedded: null,
      prepare: config.databasePrepare,
      housekeeper: null,
    }
  } else {
    const embedded = options.embedded ?? (await openEmbedded(config.dataDir, options.template))
    await withOwner({ embedded }, migrate)
    const housekeeper = setInterval(() => void housekeep().catch((error) => log.warn({ err: error }, 'housekeeping failed')), 20_000)
    housekeeper.unref()
    engine = { kind: 'embedded', pool: embeddedPool(embedded), embedded, prepare: true, housekeeper }
  }
  return engine
}

export async function closeDatabase() {
  const closing = engine
  if (!closing) return
  if (closing.housekeeper) clearInterval(closing.housekeeper)
  if (closing.embedded) await housekeep().catch(() => {})
  engine = null
  await closing.pool.end()
  await closing.embedded?.close()
}

export function database(): Engine {
  if (!engine) throw new Error('The database is not open yet.')
  return engine
}

/**
 * The only door to a tenant's rows. Everything inside commits together or not at all; row security refuses whatever
 * belongs to someone else. Never await a model or an HTTP call inside: on the embedded engine it stops the product.
 */
export async function inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!uuid.test(tenantId)) throw new Problem('not_found', 'That business does not exist.')
  const start = `begin; set local role salesboy_app; select set_config('app.tenant_id', '${tenantId}', true)`

  for (let attempt = 1; ; attempt++) {
    try {
      let done: Tx | undefined
      const result = await withClient((client) => {
        const tx = new Tx(client, database().prepare, tenantId)
        done = tx
        return transaction(client, start, () => work(tx))
      })
      done?.committed()
      return result
    } catch (error) {
      if (attempt >= 3 || !isRetryable(error)) throw error
    }
  }
}

/** One statement that belongs to no tenant: the few functions that look across them and answer with ids. */
export async function acrossTenants<R>(statement: RawBuilder<R>): Promise<R[]> {
  return withClient(async (client) => (await statement.execute(kyselyOver(client, database().prepare))).rows)
}

/** A transaction under another role that the login may take on, for sign-in tables. */
export async function asRole<T>(role: 'salesboy_auth', work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  return withClient((client) => transaction(client, `begin; set local role ${role}`, () => work(client)))
}

/** Plain SQL for libraries that bring their own; several statements at once answer the rows of all. */
export async function query(text: string, values: unknown[] = []): Promise<{ rows: unknown[]; rowCount: number }> {
  return withClient(async (client) => joined(await client.query(values.length ? { text, values } : { text })))
}

/** node-postgres answers several statements with a list. */
export function joined(results: pg.QueryResult | pg.QueryResult[]): { rows: unknown[]; rowCount: number } {
  const list = Array.isArray(results) ? results : [results]
  return { rows: list.flatMap(({ rows }) => rows), rowCount: list.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0) }
}

/** Answers whether the database does, within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    return await Promise.race([
      query('select 1').then(() => true),
      new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref()),
    ])
  } catch {
    return false
  }
}

async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  // With one session, waiting for a second would wait for ever.
  if (open.getStore()) throw new Error('A transaction is already open here: pass its tx instead of opening another.')
  const client = await connect()
  let broken = false
  try {
    return await open.run(true, () => work(client))
  } catch (error) {
    broken = isConnectionLoss(error)
    throw broken ? unavailable(error) : error
  } finally {
    client.release(broken)
  }
}

async function connect() {
  try {
    return await database().pool.connect()
  } catch (error) {
    throw unavailable(error)
  }
}

async function transaction<T>(client: pg.ClientBase, start: string, work: () => Promise<T>): Promise<T> {
  await client.query(start)
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    if (!isConnectionLoss(error)) await client.query('rollback')
    throw error
  }
}

/** What Postgres does by itself and the embedded engine does not: without it, its disk use grows without bound. */
export async function housekeep() {
  if (!engine?.embedded) return
  const client = await engine.pool.connect()
  try {
    await client.query('set session authorization postgres')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    await client.query('set session authorization salesboy_app')
    client.release()
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Serialization failure, deadlock: the database chose us to step back; the work has no effect outside and runs again. */
const isRetryable = (error: unknown) => ['40001', '40P01'].includes(codeOf(error))

const isConnectionLoss = (error: unknown) =>
  /^(08|57P0)/.test(codeOf(error)) ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(codeOf(error)) ||
  (error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message))

const unavailable = (cause: unknown) =>
  new Problem('unavailable', 'The database does not answer. Nothing was lost: try again in a moment.', { cause, retryAfterSeconds: 5 })
