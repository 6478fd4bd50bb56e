import type { Action } from '@salesboy/contract/actions'
import { readTenant } from '#domains/identity/tenant.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { Occasion } from '#platform/room.ts'
import { openVault } from '#platform/secrets.ts'

type Wish = Extract<Action, { type: 'create_order' }>

/**
 * A draft for a person to confirm, with names and prices as the catalogue has them at this moment. Refuses an article number
 * that is not there and a line with more than is in stock; nothing is taken from stock before the confirmation.
 */
export async function createOrder(
  tx: Tx,
  { conversationId, contactId, turnId }: Pick<Occasion, 'conversationId' | 'contactId' | 'turnId'>,
  { items, note }: Pick<Wish, 'items' | 'note'>,
): Promise<{ id: string } | { refused: string }> {
  const sold = await findSold(tx, items)
  const refused = whyNot(items, sold)
  if (refused) return { refused }

  const id = newId()
  const { currency } = await readTenant(tx)
  const vault = await openVault(tx)
  // Numbers follow each other without gaps: two orders at once take turns.
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('orders:' || $1, 0))`, [tx.tenantId])
  const { number } = await tx
    .insertInto('orders')
    .values((eb) => ({
      id,
      number: eb.selectFrom('orders').select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
      conversationId,
      contactId,
      turnId,
      currency,
      noteSealed: vault.seal(['orders', 'note', id], note),
    }))
    .returning('number')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('orderItems')
    .values(
      items.map(({ sku, name, quantity }, position) => {
        const variant = sku === null ? undefined : sold.get(sku.toUpperCase())
        return {
          id: newId(),
          orderId: id,
          position,
          quantity,
          variantId: variant?.id ?? null,
          sku: variant?.sku ?? null,
          name: variant?.name ?? name,
          option: variant?.option ?? '',
          priceMinor: variant?.priceMinor ?? null,
        }
      }),
    )
    .execute()
  await record(tx, 'order.drafted', {
    summary: `Order ${number} was drafted`,
    conversationId,
    payload: { orderId: id, contactId, number, lines: items.length },
  })
  return { id }
}

type Sold = Awaited<ReturnType<typeof findSold>>

async function findSold(tx: Tx, items: Wish['items']) {
  const skus = items.flatMap(({ sku }) => (sku === null ? [] : [sku.toUpperCase()]))
  if (!skus.length) return new Map<string, never>()
  const rows = await tx
    .selectFrom('productVariants as v')
    .innerJoin('products as p', (join) => join.onRef('p.tenantId', '=', 'v.tenantId').onRef('p.id', '=', 'v.productId'))
    .select(['v.id', 'v.sku', 'v.option', 'v.priceMinor', 'v.stock', 'p.name'])
    .where(sql<string>`upper(v.sku)`, 'in', skus)
    .execute()
  return new Map(rows.map((row) => [row.sku.toUpperCase(), row]))
}

function whyNot(items: Wish['items'], sold: Sold): string | null {
  const asked = new Map<string, number>()
  for (const { sku, name, quantity } of items) {
    if (sku === null) continue
    const key = sku.toUpperCase()
    const variant = sold.get(key)
    if (!variant) return `“${name}” (${sku}) is not in the catalogue any more.`
    asked.set(key, (asked.get(key) ?? 0) + quantity)
    if (variant.stock !== null && variant.stock < asked.get(key)!) {
      const called = [variant.name, variant.option].filter(Boolean).join(', ')
      return variant.stock === 0
        ? `“${called}” (${variant.sku}) is sold out.`
        : `Only ${variant.stock} of “${called}” (${variant.sku}) are left.`
    }
  }
  return null
}
