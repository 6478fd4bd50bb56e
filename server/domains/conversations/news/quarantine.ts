import { createHash } from 'node:crypto'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { openVault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'

/** What one inbox keeps of what it cannot use; past either, the oldest go. */
const most = { rows: 500, sealedBytes: 8 * 1024 * 1024, characters: 16_000 }

/** Keeps what was signed but cannot be used, once, cut, with the reason in words for the owner. */
export async function quarantine(tx: Tx, inbox: ConnectedInbox, raw: unknown, reason: string) {
  const id = newId()
  const vault = await openVault(tx)
  const whole = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')
  const body = cut(whole, most.characters).toWellFormed()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inboundEvents')
    .values({
      id,
      inboxId: inbox.id,
      kind: 'quarantine',
      state: 'quarantined',
      reason: cut(reason, 500),
      dedupKey: `quarantine:${createHash('sha256').update(whole).digest('hex')}`,
      rawSealed: vault.seal(['inbound_events', 'raw', id], body),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return
  await forgetOldest(tx, inbox.id)
  await record(tx, 'event.quarantined', {
    summary: 'Something arrived that we could not use',
    payload: { inboxId: inbox.id, eventId: id },
  })
}

const forgetOldest = (tx: Tx, inboxId: string) =>
  tx.raw(
    `delete from inbound_events where tenant_id = app.tenant() and id in (
       select kept.id from (
         select e.id, row_number() over newest as place, sum(octet_length(e.raw_sealed)) over newest as bytes from inbound_events e
         where e.tenant_id = app.tenant() and e.inbox_id = $1 and e.state = 'quarantined' window newest as (order by e.received_at desc, e.id desc)
       ) kept where kept.place > $2 or kept.bytes > $3)`,
    [inboxId, most.rows, most.sealedBytes],
  )
