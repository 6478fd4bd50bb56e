import type { Room } from '#platform/room.ts'
import { createOrder } from './orders/create-order.ts'

export const actions: Room['actions'] = {
  async create_order(tx, occasion, wish) {
    const made = await createOrder(tx, occasion, wish)
    if ('refused' in made) return made
  },
}
