import { record } from '#platform/events.ts'
import type { Room } from '#platform/room.ts'
import { learnField } from './fields/learn-field.ts'
import { optIn, optOut } from './opt-out.ts'

export const actions: Room['actions'] = {
  opt_out: (tx, { contactId, conversationId }) => optOut(tx, contactId, conversationId),
  opt_in: (tx, { contactId, conversationId }) => optIn(tx, contactId, conversationId),

  async update_contact(tx, { contactId, conversationId }, { fields: { language, ...told } }) {
    for (const [field, value] of Object.entries(told))
      if (value) await learnField(tx, contactId, { field, value, said: { text: value, messageId: null, conversationId }, confidence: 0.8 })
    if (language === undefined) return
    await tx.updateTable('contacts').set({ language, updatedAt: new Date() }).where('id', '=', contactId).execute()
    await record(tx, 'contact.updated', {
      summary: 'A contact told us something about themselves',
      conversationId,
      payload: { contactId, fields: ['language'] },
    })
  },
}
