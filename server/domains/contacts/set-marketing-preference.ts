import type { Inbound } from '#channels/channel.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { findContact } from './find-contact.ts'

/** The provider's own switch for marketing. It never lifts an opt-out that the customer wrote to us. */
export async function setMarketingPreference(
  tx: Tx,
  inbox: ConnectedInbox,
  { contact, marketing, at }: Extract<Inbound, { kind: 'preference' }>,
): Promise<void> {
  const contactId = await findContact(tx, inbox.channel.name, contact)
  if (!contactId) return
  const stop = marketing === 'stop'
  const { numUpdatedRows } = await tx
    .updateTable('contacts')
    .set({ marketingStoppedAt: stop ? at : null })
    .where('id', '=', contactId)
    .where('marketingStoppedAt', stop ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows)
    await record(tx, 'contact.updated', {
      summary: stop ? 'A contact stopped marketing messages' : 'A contact allows marketing messages again',
      payload: { contactId },
    })
}
