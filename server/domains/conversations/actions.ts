import { record } from '#platform/events.ts'
import type { Room } from '#platform/room.ts'
import { handOver } from './hand-over.ts'
import { optIn, optOut } from './opt-out.ts'
import { send } from './send.ts'

/** How this room carries out what a decision asks for, inside the transaction that closes the turn. */
export const actions: Room['actions'] = {
  async send_message(tx, { conversationId, turnId, optsOut }, { content }) {
    await send(tx, { conversationId, content, author: 'bot', turnId, afterOptOut: optsOut })
  },

  opt_out: (tx, { contactId, conversationId }) => optOut(tx, contactId, conversationId),
  opt_in: (tx, { contactId, conversationId }) => optIn(tx, contactId, conversationId),

  async update_contact(tx, { contactId, conversationId }, { fields }) {
    const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    if (!Object.keys(changes).length) return
    await tx
      .updateTable('contacts')
      .set({ ...changes, updatedAt: new Date() })
      .where('id', '=', contactId)
      .execute()
    await record(tx, 'contact.updated', {
      summary: 'A contact told us something about themselves',
      conversationId,
      payload: { contactId, fields: Object.keys(changes) },
    })
  },

  async snooze(tx, { contactId, conversationId }, { until }) {
    await tx
      .updateTable('contacts')
      .set({ snoozedUntil: new Date(until), updatedAt: new Date() })
      .where('id', '=', contactId)
      .execute()
    await record(tx, 'contact.snoozed', { summary: 'A contact asked for later', conversationId, payload: { contactId, until } })
  },

  hand_over: (tx, { conversationId, turnId }, { reason, note }) => handOver(tx, conversationId, { reason, note, turnId }),

  async emit(tx, { conversationId }, { event, payload }) {
    await record(tx, 'agent.emitted', { summary: `The bot emitted ${event}`, conversationId, payload: { event, ...payload } })
  },
}
