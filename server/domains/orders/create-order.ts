import type { OrderLine } from '@salesboy/contract/orders'
import { findVariants } from '#domains/catalog/variants.ts'
import { audit } from '#domains/identity/audit.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'

export interface OrderWish {
  items: OrderLine[]
  note: string
  /** Where it was talked about; then it is for that conversation's contact. */
  conversationId?: string | null
  contactId?: string | null
  /** The turn that decided it. */
  turnId?: string | null
  /** A person's name, or "bot". */
  by: string
}

/**
 * A draft for a person to confirm, with names and prices as the catalogue has them at this moment. Refuses an article number
 * that is not there and a line with more than is in stock; nothing is taken from stock before the confirmation.
 */
export async function createOrder(tx: Tx, wish: OrderWish): Promise<{ id: string } | { refused: string }> {
  const { items, note, conversationId = null, turnId = null, by } = wish
  const contactId = await contactOf(tx, wish)
  const sold = await findVariants(
    tx,
    items.flatMap(({ sku }) => sku ?? []),
  )
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
      draftedBy: by,
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
  await audit(tx, 'drafted an order', `order:${id}`)
  await record(tx, 'order.drafted', {
    summary: `Order ${number} was drafted`,
    conversationId,
    payload: { orderId: id, contactId, number, lines: items.length },
  })
  return { id }
}

async function contactOf(tx: Tx, { conversationId, contactId }: OrderWish): Promise<string | null> {
  if (conversationId) {
    const conversation = await tx.selectFrom('conversations').select('contactId').where('id', '=', conversationId).executeTakeFirst()
    if (!conversation) throw notFound('conversation')
    if (contactId && contactId !== conversation.contactId)
      throw new Problem('conflict', 'That conversation is with another contact. Name the conversation or the contact, not both.')
    return conversation.contactId
  }
  if (!contactId) return null
  const contact = await tx.selectFrom('contacts').select('id').where('id', '=', contactId).executeTakeFirst()
  if (!contact) throw notFound('contact')
  return contact.id
}

function whyNot(items: OrderLine[], sold: Awaited<ReturnType<typeof findVariants>>): string | null {
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
