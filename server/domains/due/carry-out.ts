import type { EndReason } from '@salesboy/contract/due'
import { readTenant } from '#domains/identity/tenant.ts'
import { createTask } from '#domains/tasks/create-task.ts'
import { acrossTenants, inTenant, sql, type Tx } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import type { CarryDue } from '#platform/room.ts'
import { openVault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'
import { endDue } from './cancel-due.ts'
import { nextDaytime } from './daytime.ts'
import { openDetails } from './due-thing.ts'

/** Tries that end in our own failure; then a person is asked. */
const maxAttempts = 5

let carriers: ReadonlyMap<string, CarryDue> = new Map()

/** rooms.ts tells once who carries out which kind. */
export function introduceDue(kinds: ReadonlyMap<string, CarryDue>) {
  carriers = kinds
}

/** Does what has fallen due, at most a hundred at a time. Answers how many were looked at. */
export async function carryOutDue(): Promise<number> {
  const now = await acrossTenants(sql<{ tenantId: string; id: string }>`select tenant_id, id from app.due_now(100)`)
  for (const { tenantId, id } of now)
    await inTenant(tenantId, (tx) => carryOut(tx, id)).catch((error) => {
      log.error({ err: error, tenantId, dueId: id }, 'something planned could not be done')
      return inTenant(tenantId, (tx) => tryLater(tx, id))
    })
  return now.length
}

/**
 * One thing, in one transaction with all that it writes: killed before the commit, nothing has happened and it is done later; after it,
 * it has ended and is never done again, whatever the clock says.
 */
async function carryOut(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('dueThings')
    .selectAll()
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('dueAt', '<=', sql<Date>`clock_timestamp()`)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return

  const { rows } = await tx.raw<{ because: EndReason | null }>('select app.why_not_due($1) as because', [id])
  const because = rows[0]?.because
  if (because) return endDue(tx, id, because === 'contact_gone' || because === 'with_person' ? 'skipped' : 'cancelled', because)
  const carry = carriers.get(row.kind)
  if (!carry) return endDue(tx, id, 'skipped', 'nobody_offers')

  if (row.writesToContact) {
    // A process that was away over the evening must not wake anybody at night.
    const morning = nextDaytime(new Date(), (await readTenant(tx)).timeZone)
    if (morning) return void (await tx.updateTable('dueThings').set({ dueAt: morning }).where('id', '=', id).execute())
  }
  const details = openDetails(await openVault(tx), id, row.detailsSealed)
  const refused = await carry(tx, {
    id,
    kind: row.kind,
    contactId: row.contactId,
    conversationId: row.conversationId,
    plannedBy: row.plannedBy,
    ...details,
  })
  await (refused ? endDue(tx, id, 'skipped', refused) : endDue(tx, id, 'done', null))
}

/** A minute later, then two, four …; after five tries it becomes a task. */
async function tryLater(tx: Tx, id: string) {
  const row = await tx
    .updateTable('dueThings')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      dueAt: sql<Date>`clock_timestamp() + interval '30 seconds' * power(2, attempts + 1)`,
    }))
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning(['attempts', 'conversationId', 'detailsSealed'])
    .executeTakeFirst()
  if (!row || row.attempts < maxAttempts) return
  const { reason } = openDetails(await openVault(tx), id, row.detailsSealed)
  await createTask(tx, { kind: 'other', title: cut(reason, 200), note: '', dueAt: null, conversationId: row.conversationId, by: 'bot' })
  await endDue(tx, id, 'failed', null)
}
