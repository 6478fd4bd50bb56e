import type { Order } from '@salesboy/contract/orders'
import { returnStock, takeStock } from '#domains/catalog/variants.ts'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { orderedVariants, readOrder } from './list-orders.ts'

/** A person agrees to a draft: what is counted leaves the stock, all lines or none. Confirming again changes nothing. */
export async function confirmOrder(tx: Tx, id: string, by: string): Promise<Order> {
  const order = await lockOrder(tx, id)
  if (order.cancelledAt) throw new Problem('conflict', 'This order was cancelled. Ask the bot or the customer for a new one.')
  if (order.confirmedAt) return readOrder(tx, id)

  const short = await takeStock(tx, await orderedVariants(tx, id))
  if (short)
    throw new Problem(
      'conflict',
      `There are no longer ${short.quantity} of “${short.name}” in stock. Correct the stock in the catalogue, or cancel the order.`,
    )
  await tx.updateTable('orders').set({ confirmedAt: new Date(), confirmedBy: by }).where('id', '=', id).execute()
  await audit(tx, 'confirmed an order', `order:${id}`)
  await record(tx, 'order.confirmed', {
    summary: `Order ${order.number} was confirmed`,
    conversationId: order.conversationId,
    payload: { orderId: id, number: order.number },
  })
  return readOrder(tx, id)
}

/** Ends an order; what a confirmed one took goes back into stock. Cancelling again changes nothing. */
export async function cancelOrder(tx: Tx, id: string, by: string): Promise<Order> {
  const order = await lockOrder(tx, id)
  if (order.cancelledAt) return readOrder(tx, id)
  if (order.confirmedAt) await returnStock(tx, await orderedVariants(tx, id))
  await tx.updateTable('orders').set({ cancelledAt: new Date(), cancelledBy: by }).where('id', '=', id).execute()
  await audit(tx, 'cancelled an order', `order:${id}`)
  await record(tx, 'order.cancelled', {
    summary: `Order ${order.number} was cancelled`,
    conversationId: order.conversationId,
    payload: { orderId: id, number: order.number },
  })
  return readOrder(tx, id)
}

async function lockOrder(tx: Tx, id: string) {
  const order = await tx.selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!order) throw notFound('order')
  return order
}
