import type { QuarantinedEvent } from '@salesboy/contract/inboxes'
import { fromCursor, isUuid, toCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { openVault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'
import { readInbox } from './inbox.ts'

/** Newest first; the body as it came, cut at 4,000 characters. */
export async function listQuarantine(
  tx: Tx,
  inboxId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: QuarantinedEvent[]; nextCursor: string | null }> {
  await readInbox(tx, inboxId)
  const vault = await openVault(tx)
  const rows = await tx
    .selectFrom('inboundEvents')
    .select(['id', 'reason', 'receivedAt', 'rawSealed'])
    .where('inboxId', '=', inboxId)
    .where('state', '=', 'quarantined')
    .$if(cursor !== undefined, (query) => query.where('id', '<', fromCursor(cursor ?? '', isUuid)[0] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    reason: row.reason ?? '',
    receivedAt: row.receivedAt.toISOString(),
    body: cut(vault.open(['inbound_events', 'raw', row.id], row.rawSealed), 4000),
  }))
  return { items, nextCursor: rows.length > limit ? toCursor(items.at(-1)?.id ?? '') : null }
}
