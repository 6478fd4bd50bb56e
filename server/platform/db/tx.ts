import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  type KyselyProps,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryExecutor,
  type QueryResult,
  Transaction,
} from 'kysely'
import type pg from 'pg'
import type { Database } from '../database.gen.ts'
import { prepared } from './pool.ts'
import type { Session } from './session.ts'

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<Database>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
const builder = new Kysely<Database>({ dialect, plugins })

export interface By {
  /** `user:…` or `key:…`. */
  actor: string
  ip: string | null
}

/** A transaction that already knows whose it is. Only `inTenant` and `together` make one, so no query can forget its tenant. */
export class Tx extends Transaction<Database> {
  readonly tenantId: string
  /** Who asked for what is done here, for the audit; null when nobody did: the bot, a job, a provider. */
  readonly by: By | null
  readonly #session: Session
  readonly #alone: boolean
  readonly #afterCommit: (() => void)[] = []

  /** `alone` is false for one of several works that share the session's transaction. */
  constructor(session: Session, tenantId: string, alone: boolean, by: By | null = null) {
    super({
      config: { dialect, plugins },
      dialect,
      driver: new DummyDriver(),
      executor: executorOver((text, values) => session.query(text, values)),
    } as unknown as KyselyProps)
    this.tenantId = tenantId
    this.by = by
    this.#session = session
    this.#alone = alone
  }

  /** A statement as it stands, columns in their own spelling: SQL functions of the hot path, libraries with SQL of their own. */
  async raw<R extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<{ rows: R[] }> {
    return this.#session.query<R>(text, values)
  }

  /** Like `raw`, for the last statement of the work: the commit travels with it. Nothing may be asked after it. */
  async last<R extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<{ rows: R[] }> {
    return this.#session.query<R>(text, values, this.#alone)
  }

  /** Runs once the facts are on disk: doorbells, live updates. Not run when the transaction fails. */
  afterCommit(ring: () => void) {
    this.#afterCommit.push(ring)
  }

  committed() {
    for (const ring of this.#afterCommit) ring()
  }
}

/** Kysely over one checked-out client, outside any transaction. */
export function kyselyOver<DB = Database>(client: pg.ClientBase, prepare: boolean): Kysely<DB> {
  return new Kysely<DB>({
    config: { dialect, plugins },
    dialect,
    driver: new DummyDriver(),
    executor: executorOver((text, values) => client.query(prepared(text, values, prepare) as pg.QueryConfig)),
  } as unknown as KyselyProps)
}

type Ask = (text: string, values: unknown[]) => Promise<pg.QueryResult>

function executorOver(ask: Ask): QueryExecutor {
  const connection = new Connection(ask)
  return builder.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) })
}

class Connection implements DatabaseConnection {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, rowCount } = await this.#ask(sql, [...parameters])
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* []
    throw new Error('Read in pages instead of streaming: the embedded engine has one session.')
  }
}
