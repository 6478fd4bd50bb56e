import pg from 'pg'
import type { Embedded } from './embedded.ts'
import { WireStream } from './wire.ts'

// 64-bit integers are sequence numbers and sizes here, far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const names = new Map<string, string>()

/** Every statement with parameters is prepared once per connection: 1.5 to 2 times the rate on both engines. */
function nameOf(text: string) {
  const known = names.get(text)
  if (known || names.size >= 500) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

export function prepared(text: string, values: unknown[], prepare: boolean) {
  const name = prepare && values.length > 0 ? nameOf(text) : undefined
  return name ? { name, text, values } : { text, values }
}

/** All its sessions are the unprivileged role: row security holds whoever the login is. */
export function embeddedPool(embedded: Embedded): pg.Pool {
  return new pg.Pool({
    max: 1,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    idleTimeoutMillis: 0,
    pipeline: true,
    stream: () => new WireStream(embedded.pglite),
    onConnect: async (client: pg.ClientBase) => {
      await client.query('set session authorization salesboy_app')
    },
  } as unknown as pg.PoolConfig)
}

export function serverPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'salesboy',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    pipeline: true,
    statement_timeout: 30_000,
    onConnect: async (client: pg.ClientBase) => {
      await client.query('set role salesboy_app')
    },
  } as pg.PoolConfig)
  // A lost connection is told to whoever asks on it, and the next query opens another; as an event that nobody hears it would end the
  // process. The pool hears it for idle connections only.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** For migrations and start-up only: the owner, without the application's role. */
export async function withOwner<T>(
  target: { embedded: Embedded } | { connectionString: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client =
    'embedded' in target
      ? new pg.Client({
          user: 'postgres',
          database: 'postgres',
          ssl: false,
          stream: () => new WireStream(target.embedded.pglite),
        } as unknown as pg.ClientConfig)
      : new pg.Client({ connectionString: target.connectionString, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
