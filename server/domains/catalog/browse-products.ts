import type { Product } from '@salesboy/contract/catalog'
import { fromCursor, isText, isUuid, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { withVariants } from './product.ts'

export interface ProductFilter {
  search?: string | undefined
  category?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** By name; the cursor is the last one's name and id. */
export async function browseProducts(
  tx: Tx,
  { search, category, cursor, limit }: ProductFilter,
): Promise<{ items: Product[]; nextCursor: string | null }> {
  const byName = sql<string>`lower(name)`
  let query = tx
    .selectFrom('products')
    .selectAll()
    .select(byName.as('sorted'))
    .orderBy(byName)
    .orderBy('id')
    .limit(limit + 1)
  if (cursor) {
    const [name, id] = fromCursor(cursor, isText, isUuid)
    query = query.where(sql<boolean>`(lower(name), id) > (${name}, ${id}::uuid)`)
  }
  if (category !== undefined) query = query.where('category', '=', category)
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`(name ilike ${pattern} or category ilike ${pattern} or description ilike ${pattern}
      or exists (select from product_variants v where v.tenant_id = products.tenant_id and v.product_id = products.id
        and (v.sku ilike ${pattern} or v.option ilike ${pattern})))`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: await withVariants(tx, page), nextCursor: rows.length > limit && last ? toCursor(last.sorted, last.id) : null }
}

export async function listCategories(tx: Tx): Promise<{ items: { name: string; products: number }[]; nextCursor: null }> {
  const rows = await tx
    .selectFrom('products')
    .select(['category', (eb) => eb.fn.countAll<string>().as('products')])
    .where('category', '!=', '')
    .groupBy('category')
    .orderBy('category')
    .execute()
  return { items: rows.map(({ category, products }) => ({ name: category, products: Number(products) })), nextCursor: null }
}
