import { sql, type Tx } from '#platform/db.ts'
import { bumpVersion } from '#platform/version.ts'

/** What is sold under these article numbers right now, by the number in capitals. */
export async function findVariants(tx: Tx, skus: string[]) {
  if (!skus.length) return new Map<string, never>()
  const rows = await tx
    .selectFrom('productVariants as v')
    .innerJoin('products as p', (join) => join.onRef('p.tenantId', '=', 'v.tenantId').onRef('p.id', '=', 'v.productId'))
    .select(['v.id', 'v.sku', 'v.option', 'v.priceMinor', 'v.stock', 'p.name'])
    .where(
      sql<string>`upper(v.sku)`,
      'in',
      skus.map((sku) => sku.toUpperCase()),
    )
    .execute()
  return new Map(rows.map((row) => [row.sku.toUpperCase(), row]))
}

/** Takes from what is counted. Answers the first variant there is too little of, null when all of them were taken. */
export async function takeStock<V extends { variantId: string; quantity: number }>(tx: Tx, taken: V[]): Promise<V | null> {
  for (const variant of taken) {
    const { variantId, quantity } = variant
    const { numUpdatedRows } = await tx
      .updateTable('productVariants')
      .set({ stock: sql`stock - ${quantity}::int` })
      .where('id', '=', variantId)
      .where(sql<boolean>`(stock is null or stock >= ${quantity}::int)`)
      .executeTakeFirst()
    if (!numUpdatedRows) return variant
  }
  if (taken.length) await bumpVersion(tx, 'catalog')
  return null
}

/** Puts back what was taken; a variant that has gone since needs nothing. */
export async function returnStock(tx: Tx, returned: { variantId: string; quantity: number }[]): Promise<void> {
  for (const { variantId, quantity } of returned)
    await tx
      .updateTable('productVariants')
      .set({ stock: sql`stock + ${quantity}::int` })
      .where('id', '=', variantId)
      .execute()
  if (returned.length) await bumpVersion(tx, 'catalog')
}
