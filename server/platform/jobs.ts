import { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { query, type Tx } from './db.ts'
import { newId } from './ids.ts'
import { currentTrace, log, traced } from './log.ts'
import { Problem } from './problem.ts'

/** Work for later: its payload is ids, it may run twice and does its work once. Throwing means "try again". */
export interface Job<S extends z.ZodType = z.ZodType> {
  /** `knowledge.read`: given by the room that offers it. */
  name: string
  schema: S
  run(payload: z.output<S>, tenantId: string): Promise<void>
}

export const job = <S extends z.ZodType>(schema: S, run: Job<S>['run']): Job<S> => ({ name: '', schema, run })

const Envelope = z.object({ tenantId: z.uuid(), traceId: z.string(), payload: z.unknown() })

let boss: PgBoss | null = null
let registered: Job[] = []
const workers = new Map<string, string>()

/** A killed worker's job comes back after its heartbeat stops, within 15 seconds; the engine's own default is 15 minutes. */
const queueOptions = {
  heartbeatSeconds: 10,
  expireInSeconds: 600,
  retryLimit: 8,
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
  for (const { name } of jobs) await boss.createQueue(name, { ...queueOptions, deadLetter: 'dead' })
  if (options.work)
    for (const item of jobs)
      workers.set(
        item.name,
        await boss.work(item.name, { pollingIntervalSeconds: 1, localConcurrency: 2, includeMetadata: true }, runJobs(item)),
      )
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
  if (!boss || !item.name) throw new Error('Jobs are not open, or no room offers this one.')
  const traceId = currentTrace()?.traceId ?? newId()
  await boss.send(
    item.name,
    { tenantId: tx.tenantId, traceId, payload },
    {
      db: { executeSql: (text, values) => tx.raw(text, values as unknown[]) },
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options.once ? { singletonKey: `${tx.tenantId}:${options.once}` } : {}),
    },
  )
  const worker = workers.get(item.name)
  if (worker) tx.afterCommit(() => boss?.notifyWorker(worker))
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
