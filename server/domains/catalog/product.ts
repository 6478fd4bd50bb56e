import type { Product, Variant } from '@salesboy/contract/catalog'
import type { Selectable } from 'kysely'
import { readTenant } from '#domains/identity/tenant.ts'
import type { Products, ProductVariants } from '#platform/database.gen.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

/** Kept in memory as a whole for each tenant that is asked about, so it has an end. */
export const maxVariants = 5_000

export async function readProduct(tx: Tx, id: string): Promise<Product> {
  const row = await tx.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('product')
  return (await withVariants(tx, [row]))[0]!
}

/** The same products with what is sold of each, in the same order. */
export async function withVariants(tx: Tx, rows: Selectable<Products>[]): Promise<Product[]> {
  if (!rows.length) return []
  const { currency } = await readTenant(tx)
  const variants = await tx
    .selectFrom('productVariants')
    .selectAll()
    .where(
      'productId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute()
  const byProduct = Map.groupBy(variants, ({ productId }) => productId)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    imageId: row.imageId,
    imageUrl: row.imageUrl,
    variants: (byProduct.get(row.id) ?? []).map((variant) => toVariant(variant, currency)),
    updatedAt: row.updatedAt.toISOString(),
  }))
}

const toVariant = ({ id, sku, option, priceMinor, stock, imageId }: Selectable<ProductVariants>, currency: string): Variant => ({
  id,
  sku,
  option,
  price: { amountMinor: Number(priceMinor), currency },
  stock,
  imageId,
})
