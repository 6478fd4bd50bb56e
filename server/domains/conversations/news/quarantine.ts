import { createHash } from 'node:crypto'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { openVault } from '#platform/secrets.ts'

/** Keeps what was signed but cannot be used, once, with the reason in words for the owner. */
export async function quarantine(tx: Tx, inbox: ConnectedInbox, raw: unknown, reason: string) {
  const id = newId()
  const vault = await openVault(tx)
  const body = (typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')).slice(0, 100_000)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inboundEvents')
    .values({
      id,
      inboxId: inbox.id,
      kind: 'quarantine',
      state: 'quarantined',
      reason: reason.slice(0, 500),
      dedupKey: `quarantine:${createHash('sha256').update(body).digest('hex')}`,
      rawSealed: vault.seal(['inbound_events', 'raw', id], body),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows)
    await record(tx, 'event.quarantined', {
      summary: 'Something arrived that we could not use',
      payload: { inboxId: inbox.id, eventId: id },
    })
}
