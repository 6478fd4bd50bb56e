import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { News } from './apply-news.ts'
import { findContact } from './find-contact.ts'

/** A new number or user id of a contact we know. If it already belongs to another contact, nothing is merged: a person is told. */
export async function changeIdentities(
  tx: Tx,
  inbox: ConnectedInbox,
  { from, to }: Extract<News, { kind: 'identity_changed' }>,
): Promise<'done'> {
  const channel = inbox.channel.name
  const contactId = await findContact(tx, channel, from)
  if (!contactId) return 'done'

  const taken = await findContact(tx, channel, to)
  if (taken && taken !== contactId) {
    await record(tx, 'contact.conflict', {
      summary: 'A contact moved to a number that another contact already has',
      payload: { contactId, otherContactId: taken },
    })
    return 'done'
  }
  await tx
    .insertInto('contactIdentities')
    .values(to.map(({ kind, value }) => ({ channel, kind, value, contactId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const address = to[0]
  if (address)
    await tx
      .updateTable('conversations')
      .set({ replyKind: address.kind, replyValue: address.value })
      .where('contactId', '=', contactId)
      .where('inboxId', '=', inbox.id)
      .execute()
  if (!taken) await record(tx, 'contact.updated', { summary: 'A contact has a new number', payload: { contactId } })
  return 'done'
}
