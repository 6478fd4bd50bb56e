import type { Inbound } from '#channels/channel.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { findContact } from './find-contact.ts'
import { knownBy } from './known-by.ts'

/** A new number or user id of a contact we know. If it already belongs to another contact, nothing is merged: a person is told. Answers who moved, or null. */
export async function changeIdentities(
  tx: Tx,
  inbox: ConnectedInbox,
  { from, to }: Extract<Inbound, { kind: 'identity_changed' }>,
): Promise<string | null> {
  const channel = inbox.channel.name
  const before = await findContact(tx, channel, from)
  const taken = await findContact(tx, channel, to)
  const contactId = before ?? taken
  if (!contactId) return null

  if (taken && taken !== contactId) {
    await record(tx, 'contact.conflict', {
      summary: 'A contact moved to a number that another contact already has',
      payload: { contactId, otherContactId: taken },
    })
    return null
  }
  await tx
    .insertInto('contactIdentities')
    .values(knownBy([...from, ...to]).map(({ kind, value }) => ({ channel, kind, value, contactId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (!taken) await record(tx, 'contact.updated', { summary: 'A contact has a new number', payload: { contactId } })
  return contactId
}
