import { createHash } from 'node:crypto'
import { PgBoss, type Queue } from 'pg-boss'
import { z } from 'zod'
import { query, type Tx } from './db.ts'
import { log, traced, traceId } from './log.ts'
import { Problem } from './problem.ts'

/** Work for later: its payload is ids, it may run twice and does its work once. Throwing means "try again". */
export interface Job<S extends z.ZodType = z.ZodType> {
  /** `knowledge.read`: given by the room that offers it. */
  name: string
  schema: S
  run(payload: z.output<S>, tenantId: string): Promise<void>
  limits: JobLimits
}

export interface JobLimits {
  /** Further tries after the first, 2 s later and then ever longer, up to 10 minutes; after the last the job is dead. */
  retries: number
  /** One try may take this long; then it is taken for broken off and tried again. */
  expiresInSeconds: number
  /** How many of its kind one process works on at once. */
  atOnce: number
  /** How many of its kind may start in a minute for one tenant, over all processes; null: as they come. */
  perMinute: number | null
}

const usual: JobLimits = { retries: 8, expiresInSeconds: 600, atOnce: 2, perMinute: null }

export const job = <S extends z.ZodType>(schema: S, run: Job<S>['run'], limits: Partial<JobLimits> = {}): Job<S> => ({
  name: '',
  schema,
  run,
  limits: { ...usual, ...limits },
})

const Envelope = z.object({ tenantId: z.uuid(), traceId: z.string(), payload: z.unknown() })

let boss: PgBoss | null = null
let registered: Job[] = []
const workers = new Map<string, string>()

/** A killed worker's job comes back after its heartbeat stops, within 15 seconds; the engine's own default is 15 minutes. */
const queueOptions = {
  heartbeatSeconds: 10,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  deleteAfterSeconds: 7 * 24 * 3600,
}

export async function openJobs(jobs: Job[], options: { work: boolean }) {
  registered = jobs
  boss = new PgBoss({
    db: { executeSql: (text, values) => query(text, values as unknown[]) },
    migrate: false,
    createSchema: false,
    supervise: options.work,
    schedule: options.work,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job engine met an error'))
  await boss.start()
  await boss.createQueue('dead')
  for (const { name, limits } of jobs)
    await setUp(name, { ...queueOptions, retryLimit: limits.retries, expireInSeconds: limits.expiresInSeconds, deadLetter: 'dead' })
  if (options.work)
    for (const item of jobs)
      workers.set(
        item.name,
        await boss.work(
          item.name,
          { pollingIntervalSeconds: 1, localConcurrency: item.limits.atOnce, includeMetadata: true },
          runJobs(item),
        ),
      )
}

/** The engine keeps a queue as it was first made: its limits follow the code. */
async function setUp(name: string, options: Omit<Queue, 'name'>) {
  await boss!.createQueue(name, options)
  const { deadLetter: _, ...limits } = options
  await boss!.updateQueue(name, limits)
}

export async function closeJobs() {
  workers.clear()
  await boss?.stop({ graceful: true, timeout: 5_000, close: false })
  boss = null
}

/** Written in the caller's transaction: the job exists if and only if what it is about does. */
export async function enqueue<S extends z.ZodType>(
  tx: Tx,
  item: Job<S>,
  payload: z.input<S>,
  options: { startAfter?: Date; once?: string } = {},
) {
  await put(
    (text, values) => tx.raw(text, values),
    item,
    { tenantId: tx.tenantId, traceId: traceId(), payload },
    {
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options.once ? { singletonKey: `${tx.tenantId}:${options.once}` } : {}),
    },
  )
  tx.afterCommit(() => wake(item))
}

/** The same for whoever has a transaction of no tenant: `ask` carries the statement out in it. Call `wake` after its commit. */
export async function put(
  ask: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>,
  item: Job,
  envelope: z.input<typeof Envelope>,
  options: { startAfter?: Date; singletonKey?: string } = {},
) {
  if (!boss || !item.name) throw new Error('Jobs are not open, or no room offers this one.')
  await boss.send(item.name, envelope, { db: { executeSql: (text, values) => ask(text, values as unknown[]) }, ...options })
}

/** Looks for work of this kind now instead of at the next poll. */
export function wake({ name }: Job) {
  const worker = workers.get(name)
  if (worker) boss?.notifyWorker(worker)
}

/** Every job of a finished test ran: nothing waits, nothing is being worked on. */
export async function jobsIdle(): Promise<boolean> {
  const { rows } = await query(`select 1 from pgboss.job where state < 'completed' and name = any($1) limit 1`, [
    registered.map(({ name }) => name),
  ])
  return rows.length === 0
}

const runJobs =
  (item: Job) =>
  async ([waiting]: { data: unknown; retryCount?: number; retryLimit?: number }[]) => {
    if (!waiting) return
    const { tenantId, traceId, payload } = Envelope.parse(waiting.data)
    await traced({ traceId, tenantId }, async () => {
      const later = item.limits.perMinute ? await paced(tenantId, item.name, item.limits.perMinute) : null
      if (later) return put(query, item, { tenantId, traceId, payload }, { startAfter: later })
      try {
        await item.run(item.schema.parse(payload), tenantId)
      } catch (error) {
        log.error({ err: error, job: item.name, retry: waiting.retryCount }, 'a job failed')
        // Not worth another try: done, with the reason kept by whoever threw it.
        if (error instanceof Problem && error.code === 'invalid') return
        throw error
      }
    })
  }

/** When this tenant's next job of the kind may start; null: now, and it counts. */
async function paced(tenantId: string, name: string, perMinute: number): Promise<Date | null> {
  const { rows } = await query(`select app.pace($1, $2, 'all', make_interval(secs => $3), interval '0') as later`, [
    tenantId,
    uuidOf(name),
    60 / perMinute,
  ])
  return (rows[0] as { later: Date | null }).later
}

/** The pace of a kind of job is kept under an id, like that of a number or a conversation. */
const uuidOf = (name: string) =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
