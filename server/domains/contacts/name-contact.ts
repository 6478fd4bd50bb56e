import type { Inbound } from '#channels/channel.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { cut } from '#platform/text/cut.ts'
import { findContact } from './find-contact.ts'

/** A name from the phone's address book, for a contact who has none yet. */
export async function nameContact(
  tx: Tx,
  inbox: ConnectedInbox,
  { contact, name }: Extract<Inbound, { kind: 'contact_named' }>,
): Promise<void> {
  const contactId = await findContact(tx, inbox.channel.name, contact)
  if (contactId)
    await tx
      .updateTable('contacts')
      .set({ name: cut(name, 200) })
      .where('id', '=', contactId)
      .where('name', 'is', null)
      .execute()
}
