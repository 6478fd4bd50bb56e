import type { Tx } from '#platform/db.ts'
import { traceId } from '#platform/log.ts'

/**
 * Who did what to which thing: append-only, safe words only. Called by the verb that does it, so that no route can forget it. What nobody
 * asked for (the bot, a job, a provider) leaves its trace in flight records and events instead.
 */
export async function audit(tx: Tx, action: string, object: string, details: Record<string, unknown> = {}) {
  if (!tx.by) return
  const { actor, ip } = tx.by
  await tx
    .insertInto('auditEntries')
    .values({ actor, action, object, details: JSON.stringify(details), ip, traceId: traceId() })
    .execute()
}
