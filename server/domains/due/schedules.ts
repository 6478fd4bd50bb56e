import { Cron } from 'croner'
import { acrossTenants, inTenant, sql, type Tx } from '#platform/db.ts'
import { enqueue } from '#platform/jobs.ts'
import { log } from '#platform/log.ts'
import type { Schedule } from '#platform/room.ts'

const atATime = 500

/** Throws, naming the schedule, for hours that cron cannot read or that never come. */
export function checkSchedules(schedules: ReadonlyMap<string, Schedule>) {
  for (const [name, { at }] of schedules)
    if (!isCron(at))
      throw new Error(`The schedule “${name}” has hours that never come: “${at}”. Write five fields of cron, such as "0 9 * * *".`)
}

/**
 * Starts the jobs of schedules whose hour has come in the zone of their business, and plans the next one. Each time once, however many
 * workers look: the row is locked, and moves in the transaction that enqueues. Hours missed while nobody worked count once.
 */
export async function startSchedules(schedules: ReadonlyMap<string, Schedule>): Promise<number> {
  if (schedules.size === 0) return 0
  const [names, hours] = [[...schedules.keys()], [...schedules.values()].map(({ at }) => at)]
  const seen = await acrossTenants(
    sql<{
      tenantId: string
      name: string
      timeZone: string
    }>`select tenant_id, name, time_zone from app.schedules_to_see(${names}, ${hours}, ${atATime})`,
  )
  for (const { tenantId, name, timeZone } of seen)
    await inTenant(tenantId, (tx) => see(tx, name, timeZone, schedules.get(name)!)).catch((error) =>
      log.error({ err: error, tenantId, schedule: name }, 'a schedule could not be started; trying again shortly'),
    )
  return seen.length
}

async function see(tx: Tx, name: string, timeZone: string, { at, job }: Schedule) {
  await tx
    .insertInto('schedules')
    .values({ name, at, timeZone, nextAt: nextTime(at, timeZone) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx.selectFrom('schedules').selectAll().where('name', '=', name).forUpdate().executeTakeFirstOrThrow()
  const isSame = row.at === at && row.timeZone === timeZone
  if (isSame && row.nextAt.getTime() > Date.now()) return
  if (isSame) await enqueue(tx, job, {})
  await tx
    .updateTable('schedules')
    .set({ at, timeZone, nextAt: nextTime(at, timeZone) })
    .where('name', '=', name)
    .execute()
}

/** Wall-clock hours: one that the change to summer time skips comes right after it, one that it repeats comes once. */
function nextTime(at: string, timeZone: string): Date {
  const next = new Cron(at, { timezone: timeZone, paused: true }).nextRun()
  if (!next) throw new Error(`“${at}” never comes.`)
  return next
}

function isCron(at: string): boolean {
  try {
    return at.trim().split(/\s+/).length === 5 && new Cron(at, { paused: true }).nextRun() !== null
  } catch {
    return false
  }
}
