import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'

/** Stop means stop: for answers, campaigns, follow-ups and retries, through the one gate in front of every provider. */
export async function optOut(tx: Tx, contactId: string, conversationId: string) {
  const { numUpdatedRows } = await tx
    .updateTable('contacts')
    .set({ optedOutAt: new Date(), updatedAt: new Date() })
    .where('id', '=', contactId)
    .where('optedOutAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows)
    await record(tx, 'contact.opted_out', { summary: 'A contact asked us to stop', conversationId, payload: { contactId } })
}

/** Only the contact lifts it, by asking to be back. */
export async function optIn(tx: Tx, contactId: string, conversationId: string) {
  const { numUpdatedRows } = await tx
    .updateTable('contacts')
    .set({ optedOutAt: null, updatedAt: new Date() })
    .where('id', '=', contactId)
    .where('optedOutAt', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows)
    await record(tx, 'contact.opted_in', { summary: 'A contact asked to hear from us again', conversationId, payload: { contactId } })
}
