import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDatabase } from '../../server/cli/drill/temporary-database.ts'
import { withOwner } from '../../server/platform/db/pool.ts'
import { answerOf, interrupted } from './interruption.ts'
import type { Box } from './open-box.ts'
import { pgbenchId, pgbenchScript } from './pgbench-script.ts'
import type { Report } from './report.ts'
import type { RowName } from './rows.ts'
import { postgresPrograms } from './start-postgres.ts'
import type { Place } from './step.ts'

const run = promisify(execFile)

/** The desk's: DATABASE_POOL for one API process and one worker. */
const connections = 20

/** What Postgres does with the same statements and nobody else at work: how much of it is left when a whole desk stands on top. */
export async function measurePgbench({ engine, serverUrl, sizes, say }: Place, report: Report<RowName>) {
  if (!serverUrl) throw new Error('There is no Postgres to run it on.')
  const database = await temporaryDatabase(serverUrl, 'bench')
  const home = await mkdtemp(join(tmpdir(), 'salesboy-bench-'))
  try {
    const box = await openBox(database.url, home)
    const script = join(home, 'message.sql')
    await writeFile(script, pgbenchScript(box))
    say(`warming up with 300 messages, then ${sizes.messages}`)
    await pgbench(database.url, script, Math.min(300, sizes.messages))
    await withOwner({ connectionString: database.url }, (client) => client.query('analyze'))
    const before = await sentIn(database.url)
    const { seconds } = await pgbench(database.url, script, sizes.messages)
    const perSecond = ((await sentIn(database.url)) - before) / seconds
    const ours = report.numbers(engine, 'flood')?.perSecond
    const ratio = ours === undefined ? undefined : ours / perSecond
    report.note(engine, 'bare', {
      text: `${Math.round(perSecond)}/s${ratio === undefined ? '' : `, we reach ${ratio.toFixed(2)} of it`}`,
      numbers: { perSecond, ...(ratio === undefined ? {} : { ratio }) },
    })
  } finally {
    await database.drop()
    await rm(home, { recursive: true, force: true })
  }
}

/** A tenant with an inbox, made by our own program; the schema is the desk's. */
async function openBox(databaseUrl: string, dataDir: string): Promise<Box> {
  const box = await answerOf<Box>([join(import.meta.dirname, 'open-box.ts')], {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  })
  await withOwner({ connectionString: databaseUrl }, (client) => client.query(pgbenchId))
  return box
}

/** Prepared statements over the desk's number of connections, as the desk's own role. */
async function pgbench(databaseUrl: string, script: string, messages: number): Promise<{ seconds: number }> {
  const each = Math.max(1, Math.round(messages / connections))
  const order = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-t', String(each), '-f', script, databaseUrl]
  const { stdout } = await run(join(postgresPrograms() ?? '', 'pgbench'), order, {
    env: { ...process.env, PGOPTIONS: '-c role=salesboy_app' },
    signal: interrupted,
  })
  const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  if (!rate) throw new Error(`pgbench did not say how fast it was:\n${stdout}`)
  return { seconds: (each * connections) / rate }
}

/** A round in which a client found nothing to claim is no message: what counts is what left. */
async function sentIn(databaseUrl: string): Promise<number> {
  const { rows } = await withOwner({ connectionString: databaseUrl }, (client) =>
    client.query<{ sent: number }>(`select count(*)::int as sent from outbox where state = 'sent'`),
  )
  return rows[0]!.sent
}
