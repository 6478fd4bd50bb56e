import { ring } from '#platform/bell.ts'
import { acrossTenants, inTenant, sql } from '#platform/db.ts'
import { announce } from '#platform/events.ts'
import { failpoint } from '#platform/failpoint.ts'

/** A receipt has this long to vouch for a send that broke off; then a person is told. */
const unknownAfterSeconds = 60

/**
 * Ends leases that ran out, and gives up sends that nobody can vouch for. With `startingNode`, also that node's own leases at once: it has
 * just started, so whatever it held before, nobody is working on.
 */
export async function sweep(startingNode: string | null): Promise<void> {
  await acrossTenants(sql`select app.sweep(${startingNode})`)
  const due = await acrossTenants(
    sql<{ tenantId: string; id: string }>`select tenant_id, id from app.due_unknown(make_interval(secs => ${unknownAfterSeconds}), 1000)`,
  )
  for (const { tenantId, id } of due) await giveUp(tenantId, id)
  ring('turns')
  ring('outbox')
}

/** All of it or nothing: a process killed here leaves the message where the next look finds it again. */
async function giveUp(tenantId: string, messageId: string) {
  await inTenant(tenantId, async (tx) => {
    await tx.raw('select app.give_up_send($1, make_interval(secs => $2), $3)', [messageId, unknownAfterSeconds, JSON.stringify(unknown)])
    announce(tx)
    failpoint('before_unknown')
  })
  failpoint('after_unknown')
}

const unknown = {
  code: 'unknown',
  detail: 'We cannot tell whether this message was sent: the connection broke while it left.',
  nextStep: 'Look at the chat on the phone. Send it again only if it is not there.',
}
