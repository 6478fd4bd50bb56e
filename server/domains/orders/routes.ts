import { orders } from '@salesboy/contract/orders'
import { serve } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { cancelOrder, confirmOrder } from './confirm-order.ts'
import { createOrder } from './create-order.ts'
import { listOrders, readOrder } from './list-orders.ts'

export const routes = serve(orders, {
  listOrders: ({ query, inTenant }) => inTenant((tx) => listOrders(tx, query)),
  createOrder: ({ body, caller, inTenant }) =>
    inTenant(async (tx) => {
      const made = await createOrder(tx, { ...body, by: caller.name })
      if ('refused' in made) throw new Problem('conflict', made.refused)
      return readOrder(tx, made.id)
    }),
  readOrder: ({ params, inTenant }) => inTenant((tx) => readOrder(tx, params.id)),
  confirmOrder: ({ params, caller, inTenant }) =>
    inTenant(async (tx) => {
      const order = await confirmOrder(tx, params.id, caller.name)
      return order
    }),
  cancelOrder: ({ params, caller, inTenant }) =>
    inTenant(async (tx) => {
      const order = await cancelOrder(tx, params.id, caller.name)
      return order
    }),
})
