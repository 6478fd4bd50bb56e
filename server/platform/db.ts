import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import { config } from './config.ts'
import { type Embedded, openEmbedded } from './db/embedded.ts'
import { checkpoint, keepHouse } from './db/housekeeping.ts'
import { embeddedPool, serverPool, withOwner } from './db/pool.ts'
import { Session } from './db/session.ts'
import { share } from './db/share.ts'
import { type By, kyselyOver, Tx } from './db/tx.ts'
import { migrate } from './migrate.ts'
import { Problem } from './problem.ts'

export { sql } from 'kysely'
export type { By, Tx } from './db/tx.ts'

/** One engine per process: Postgres at DATABASE_URL, or the embedded one under DATA_DIR. The code above cannot tell. */
export interface Engine {
  kind: 'embedded' | 'postgres'
  pool: pg.Pool
  embedded: Embedded | null
  prepare: boolean
  stopHousekeeping: (() => void) | null
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
      stopHousekeeping: null,
    }
  } else {
    const embedded = options.embedded ?? (await openEmbedded(config.dataDir, options.template))
    await withOwner({ embedded }, migrate)
    const pool = embeddedPool(embedded)
    engine = { kind: 'embedded', pool, embedded, prepare: true, stopHousekeeping: keepHouse(pool) }
  }
  return engine
}

export async function closeDatabase() {
  const closing = engine
  if (!closing) return
  closing.stopHousekeeping?.()
  // So that the next start has no log to replay.
  if (closing.embedded) await checkpoint(closing.pool).catch(() => {})
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
export async function inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>, by: By | null = null): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { tx, result } = await transaction(openingOf(tenantId), async (session) => {
        const tx = new Tx(session, tenantId, true, by)
        return { tx, result: await work(tx) }
      })
      tx.committed()
      return result
    } catch (error) {
      if (attempt >= 3 || !isRetryable(error)) throw error
    }
  }
}

/**
 * `inTenant` for the small steps of a message's path. The embedded engine has one session: works of a tenant that wait for it at the
 * same moment share one transaction and one flush to disk there; when one of them fails, all are rolled back and each runs alone.
 * So a work may run twice, and must touch nothing but its `tx`.
 */
export async function together<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (database().kind === 'postgres') return inTenant(tenantId, work)
  refuseNesting()
  return share(tenantId, work, async (works) => {
    let txs: Tx[] = []
    const results = await transaction(openingOf(tenantId), async (session) => {
      const taken = works()
      txs = taken.map(() => new Tx(session, tenantId, taken.length === 1))
      const results: unknown[] = []
      for (const [i, work] of taken.entries()) results.push(await open.run(true, () => work(txs[i]!)))
      return results
    })
    for (const tx of txs) tx.committed()
    return results
  })
}

/** One statement that belongs to no tenant: the few functions that look across them and answer with ids. */
export async function acrossTenants<R>(statement: RawBuilder<R>): Promise<R[]> {
  return withClient(async (client) => (await statement.execute(kyselyOver(client, database().prepare))).rows)
}

/** A transaction under a role that the login may take on, of no tenant: for sign-in tables, and for jobs of many tenants at once. */
export async function asRole<T>(role: 'salesboy_auth' | 'salesboy_app', work: (session: Session) => Promise<T>): Promise<T> {
  return transaction(`begin; set local role ${role}`, work)
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

function openingOf(tenantId: string): string {
  if (!uuid.test(tenantId)) throw new Problem('not_found', 'That business does not exist.')
  return `begin; set local role salesboy_app; set local app.tenant_id = '${tenantId}'`
}

const transaction = <T>(opening: string, work: (session: Session) => Promise<T>): Promise<T> =>
  withClient(async (client) => {
    const session = new Session(client, database().prepare, opening)
    try {
      const result = await work(session)
      await session.commit()
      return result
    } catch (error) {
      if (!isConnectionLoss(error)) await session.rollback()
      throw error
    }
  })

async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  refuseNesting()
  // The embedded engine answers without ever leaving the microtask queue: without this, a loop over transactions would keep requests that
  // have long arrived from being read, and nobody would ride together.
  if (database().embedded) await nextTurn()
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

/** With one session, waiting for a second would wait for ever. */
function refuseNesting() {
  if (open.getStore()) throw new Error('A transaction is already open here: pass its tx instead of opening another.')
}

async function connect() {
  try {
    return await database().pool.connect()
  } catch (error) {
    throw unavailable(error)
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
