import { sum, times } from '@salesboy/contract/money'
import type { Order } from '@salesboy/contract/orders'
import { fromCursor, isSmallCount, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'

export interface OrderFilter {
  state: 'all' | 'draft' | 'confirmed' | 'cancelled'
  conversationId?: string | undefined
  contactId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Latest first; the cursor is the last one's number. */
export async function listOrders(
  tx: Tx,
  { state, conversationId, contactId, cursor, limit }: OrderFilter,
): Promise<{ items: Order[]; nextCursor: string | null }> {
  let query = select(tx)
    .orderBy('o.number', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('o.number', '<', Number(fromCursor(cursor, isSmallCount)[0]))
  if (conversationId) query = query.where('o.conversationId', '=', conversationId)
  if (contactId) query = query.where('o.contactId', '=', contactId)
  if (state === 'draft') query = query.where('o.confirmedAt', 'is', null).where('o.cancelledAt', 'is', null)
  if (state === 'confirmed') query = query.where('o.confirmedAt', 'is not', null).where('o.cancelledAt', 'is', null)
  if (state === 'cancelled') query = query.where('o.cancelledAt', 'is not', null)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { items: await present(tx, page), nextCursor: rows.length > limit ? toCursor(page.at(-1)!.number) : null }
}

export async function readOrder(tx: Tx, id: string): Promise<Order> {
  const rows = await select(tx).where('o.id', '=', id).execute()
  if (!rows[0]) throw notFound('order')
  return (await present(tx, rows))[0]!
}

const select = (tx: Tx) =>
  tx
    .selectFrom('orders as o')
    .leftJoin('contacts as c', (join) => join.onRef('c.tenantId', '=', 'o.tenantId').onRef('c.id', '=', 'o.contactId'))
    .selectAll('o')
    .select('c.name as contactName')

async function present(tx: Tx, rows: Awaited<ReturnType<ReturnType<typeof select>['execute']>>): Promise<Order[]> {
  if (!rows.length) return []
  const vault = await openVault(tx)
  const items = await tx
    .selectFrom('orderItems')
    .selectAll()
    .where(
      'orderId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute()
  const byOrder = Map.groupBy(items, ({ orderId }) => orderId)
  return rows.map((row) => {
    const lines = (byOrder.get(row.id) ?? []).map(({ id, sku, name, option, quantity, priceMinor }) => ({
      id,
      sku,
      name,
      option,
      quantity,
      price: priceMinor === null ? null : { amountMinor: Number(priceMinor), currency: row.currency },
    }))
    return {
      id: row.id,
      number: row.number,
      contact: row.contactId ? { id: row.contactId, name: row.contactName } : null,
      conversationId: row.conversationId,
      items: lines,
      total: sum(
        lines.flatMap(({ price, quantity }) => (price ? [times(price, quantity)] : [])),
        row.currency,
      ),
      note: vault.open(['orders', 'note', row.id], row.noteSealed),
      draftedAt: row.draftedAt.toISOString(),
      draftedBy: row.draftedBy,
      confirmed: row.confirmedAt ? { at: row.confirmedAt.toISOString(), by: row.confirmedBy! } : null,
      cancelled: row.cancelledAt ? { at: row.cancelledAt.toISOString(), by: row.cancelledBy! } : null,
    }
  })
}

/** How many of each variant an order holds, to take from stock or put back. */
export async function orderedVariants(tx: Tx, orderId: string): Promise<{ variantId: string; name: string; quantity: number }[]> {
  const rows = await tx
    .selectFrom('orderItems')
    .select(['variantId', sql<string>`min(name)`.as('name'), sql<string>`sum(quantity)`.as('quantity')])
    .where('orderId', '=', orderId)
    .where('variantId', 'is not', null)
    .groupBy('variantId')
    .orderBy('variantId')
    .execute()
  return rows.map(({ variantId, name, quantity }) => ({ variantId: variantId!, name, quantity: Number(quantity) }))
}
