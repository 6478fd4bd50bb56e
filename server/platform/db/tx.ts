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

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<Database>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
const builder = new Kysely<Database>({ dialect, plugins })

/** A transaction that already knows whose it is. Only `inTenant` makes one, so no query can forget its tenant. */
export class Tx extends Transaction<Database> {
  readonly tenantId: string
  readonly #client: pg.ClientBase
  readonly #prepare: boolean
  readonly #afterCommit: (() => void)[] = []

  constructor(client: pg.ClientBase, prepare: boolean, tenantId: string) {
    super({
      config: { dialect, plugins },
      dialect,
      driver: new DummyDriver(),
      executor: executorOver(client, prepare),
    } as unknown as KyselyProps)
    this.tenantId = tenantId
    this.#client = client
    this.#prepare = prepare
  }

  /** A statement as it stands, columns in their own spelling: SQL functions of the hot path, libraries with SQL of their own. */
  async raw<R extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<{ rows: R[] }> {
    return this.#client.query<R>(prepared(text, values, this.#prepare) as pg.QueryConfig)
  }

  /** Runs once the facts are on disk: doorbells, live updates. Not run when the transaction fails. */
  afterCommit(ring: () => void) {
    this.#afterCommit.push(ring)
  }

  committed() {
    for (const ring of this.#afterCommit) ring()
  }
}

/** Kysely over one checked-out client. */
export function kyselyOver<DB = Database>(client: pg.ClientBase, prepare: boolean): Kysely<DB> {
  return new Kysely<DB>({
    config: { dialect, plugins },
    dialect,
    driver: new DummyDriver(),
    executor: executorOver(client, prepare),
  } as unknown as KyselyProps)
}

function executorOver(client: pg.ClientBase, prepare: boolean): QueryExecutor {
  const connection = new Connection(client, prepare)
  return builder.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) })
}

class Connection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  readonly #prepare: boolean

  constructor(client: pg.ClientBase, prepare: boolean) {
    this.#client = client
    this.#prepare = prepare
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, rowCount } = await this.#client.query(prepared(sql, [...parameters], this.#prepare) as pg.QueryConfig)
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* []
    throw new Error('Read in pages instead of streaming: the embedded engine has one session.')
  }
}
