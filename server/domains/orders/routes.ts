import { orders } from '@salesboy/contract/orders'
import { audit } from '#domains/identity/audit.ts'
import { serve } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { cancelOrder, confirmOrder } from './confirm-order.ts'
import { createOrder } from './create-order.ts'
import { listOrders, readOrder } from './list-orders.ts'

export const routes = serve(orders, {
  listOrders: ({ query, inTenant }) => inTenant((tx) => listOrders(tx, query)),
  createOrder: ({ body, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const made = await createOrder(tx, { ...body, by: caller.name })
      if ('refused' in made) throw new Problem('conflict', made.refused)
      await audit(tx, { actor: caller.actor, action: 'drafted an order', object: `order:${made.id}`, ip })
      return readOrder(tx, made.id)
    }),
  readOrder: ({ params, inTenant }) => inTenant((tx) => readOrder(tx, params.id)),
  confirmOrder: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const order = await confirmOrder(tx, params.id, caller.name)
      await audit(tx, { actor: caller.actor, action: 'confirmed an order', object: `order:${params.id}`, ip })
      return order
    }),
  cancelOrder: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const order = await cancelOrder(tx, params.id, caller.name)
      await audit(tx, { actor: caller.actor, action: 'cancelled an order', object: `order:${params.id}`, ip })
      return order
    }),
})
