import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** The job engine's own tables, made and upgraded by the owner; the application's role may only use them. */
export async function prepareJobs(client: pg.Client) {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => rowsOf(await client.query(text, values as unknown[])) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false, close: false })
  await client.query(
    'grant usage on schema pgboss to salesboy_app; grant select, insert, update, delete on all tables in schema pgboss to salesboy_app; grant execute on all functions in schema pgboss to salesboy_app; grant usage on all sequences in schema pgboss to salesboy_app',
  )
}

/** node-postgres answers several statements with a list. */
const rowsOf = (results: pg.QueryResult | pg.QueryResult[]) => ({ rows: [results].flat().flatMap(({ rows }) => rows) })
