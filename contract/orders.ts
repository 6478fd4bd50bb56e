import { z } from 'zod'
import { Id, IdParams, Money, Page, PageQuery, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

/** What an order is asked for, line by line. `sku` names a variant of the catalogue, whose name and price are copied; null keeps only the name. */
export const OrderLine = z.object({
  sku: z.string().max(64).nullable(),
  name: z.string().min(1).max(200),
  quantity: z.int().min(1).max(100_000),
})
export type OrderLine = z.infer<typeof OrderLine>

/** Name and price as they were when the order was drafted. */
export const OrderItem = z.object({
  id: Id,
  /** Null for a wish that names nothing in the catalogue. */
  sku: z.string().nullable(),
  name: z.string(),
  option: z.string(),
  quantity: z.int(),
  /** Null while nobody has priced it. */
  price: Money.nullable(),
})

const Mark = z.object({ at: Timestamp, by: z.string() })

export const Order = z
  .object({
    id: Id,
    /** Counts up within the business, for people to say. */
    number: z.int(),
    /** Whom it is for; null when a teammate drafted it for nobody we know. */
    contact: z.object({ id: Id, name: z.string().nullable() }).nullable(),
    /** Where it was talked about. */
    conversationId: Id.nullable(),
    items: z.array(OrderItem),
    /** Sum of the priced lines. */
    total: Money,
    note: z.string(),
    draftedAt: Timestamp,
    /** A person's name, or “bot”. */
    draftedBy: z.string(),
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
      contactId: Id.optional(),
    }),
    responses: { 200: Page(Order) },
  }),
  createOrder: route({
    method: 'POST',
    path: '/orders',
    may: 'talk',
    summary: 'Draft an order, for a contact, from a conversation or by itself; a person confirms it',
    body: z.strictObject({
      items: z.array(OrderLine).min(1, 'Say what is ordered.').max(50),
      note: z.string().trim().max(2000).default(''),
      conversationId: Id.nullable().default(null),
      contactId: Id.nullable().default(null),
    }),
    responses: { 201: Order },
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
