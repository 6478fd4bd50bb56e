import { z } from 'zod'
import { Id, IdParams, Page, PageQuery, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

/** Name and price as they were when the order was drafted. */
export const OrderItem = z.object({
  id: Id,
  /** Null for a wish that names nothing in the catalogue. */
  sku: z.string().nullable(),
  name: z.string(),
  option: z.string(),
  quantity: z.int(),
  /** Null while nobody has priced it. */
  priceMinor: z.int().nullable(),
})

const Mark = z.object({ at: Timestamp, by: z.string() })

export const Order = z
  .object({
    id: Id,
    /** Counts up within the business, for people to say. */
    number: z.int(),
    contact: z.object({ id: Id, name: z.string().nullable() }),
    conversationId: Id,
    items: z.array(OrderItem),
    /** Sum of the priced lines. */
    totalMinor: z.int(),
    currency: z.string(),
    note: z.string(),
    draftedAt: Timestamp,
    /** Who agreed to it and when; null while it is a draft. */
    confirmed: Mark.nullable(),
    cancelled: Mark.nullable(),
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof Order>

export const orders = contract({
  listOrders: route({
    method: 'GET',
    path: '/orders',
    may: 'look',
    summary: 'Orders, latest first',
    query: PageQuery.extend({
      state: z.enum(['all', 'draft', 'confirmed', 'cancelled']).default('all'),
      conversationId: Id.optional(),
    }),
    responses: { 200: Page(Order) },
  }),
  readOrder: route({ method: 'GET', path: '/orders/:id', may: 'look', summary: 'One order', params: IdParams, responses: { 200: Order } }),
  confirmOrder: route({
    method: 'PUT',
    path: '/orders/:id/confirmation',
    may: 'talk',
    summary: 'Agree to a draft: its stock is taken from the catalogue',
    params: IdParams,
    responses: { 200: Order },
  }),
  cancelOrder: route({
    method: 'PUT',
    path: '/orders/:id/cancellation',
    may: 'talk',
    summary: 'Cancel an order; the stock of a confirmed one goes back',
    params: IdParams,
    responses: { 200: Order },
  }),
})
