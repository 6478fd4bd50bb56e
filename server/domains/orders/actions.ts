import type { Room } from '#platform/room.ts'
import { createOrder } from './create-order.ts'

export const actions: Room['actions'] = {
  async create_order(tx, { conversationId, turnId }, { items, note }) {
    const made = await createOrder(tx, { items, note, conversationId, turnId, by: 'bot' })
    if ('refused' in made) return made
  },
}
