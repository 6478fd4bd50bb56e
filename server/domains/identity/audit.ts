import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { currentTrace } from '#platform/log.ts'

/** Who did what to which thing: append-only, safe words only. */
export async function audit(
  tx: Tx,
  entry: { actor: string; action: string; object: string; details?: Record<string, unknown>; ip?: string },
) {
  await tx
    .insertInto('auditEntries')
    .values({
      actor: entry.actor,
      action: entry.action,
      object: entry.object,
      details: JSON.stringify(entry.details ?? {}),
      ip: entry.ip ?? null,
      traceId: currentTrace()?.traceId ?? newId(),
    })
    .execute()
}
