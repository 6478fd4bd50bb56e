import { record } from '#platform/events.ts'
import type { Room } from '#platform/room.ts'
import { handOver } from './hand-over.ts'
import { send } from './send.ts'

/** How this room carries out what a decision asks for, inside the transaction that closes the turn. */
export const actions: Room['actions'] = {
  async send_message(tx, { conversationId, turnId, optsOut }, { content }) {
    await send(tx, { conversationId, content, author: 'bot', turnId, afterOptOut: optsOut })
  },

  hand_over: (tx, { conversationId, turnId }, { reason, note }) => handOver(tx, conversationId, { reason, note, turnId }),

  async emit(tx, { conversationId }, { event, payload }) {
    await record(tx, 'agent.emitted', { summary: `The bot emitted ${event}`, conversationId, payload: { event, ...payload } })
  },
}
