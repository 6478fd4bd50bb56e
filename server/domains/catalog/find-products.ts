import { readTenant } from '#domains/identity/tenant.ts'
import type { Tx } from '#platform/db.ts'
import { currentVersion } from '#platform/version.ts'
import { type IndexedProduct, type ProductFound, ProductIndex } from './search/product-index.ts'

/** What a customer may mean, best first; near-duplicates come together. Empty when nothing of the catalogue is named. */
export async function findProducts(tx: Tx, text: string, { limit }: { limit: number }): Promise<ProductFound[]> {
  return (await loadCatalog(tx)).index.find(text, limit)
}

/** Every variant, by category and name. The list is shared: do not change it. */
export async function listProducts(tx: Tx): Promise<readonly IndexedProduct[]> {
  return (await loadCatalog(tx)).products
}

/** A tenant's catalogue in memory. Shared: do not change it. */
export interface Catalog {
  version: number
  currency: string
  products: IndexedProduct[]
  index: ProductIndex
}

// Least recently asked first; the database holds the truth and every question checks the version.
const cache = new Map<string, Catalog>()
const maxTenants = 500

/** Current as of this transaction: two small reads while nothing changed. */
export async function loadCatalog(tx: Tx): Promise<Catalog> {
  const version = await currentVersion(tx, 'catalog')
  const { currency } = await readTenant(tx)
  let catalog = cache.get(tx.tenantId)
  if (catalog?.version !== version || catalog.currency !== currency) {
    const products = version === 0 ? [] : await readAll(tx, currency)
    catalog = { version, currency, products, index: ProductIndex.from(products) }
  }
  cache.delete(tx.tenantId)
  cache.set(tx.tenantId, catalog)
  if (cache.size > maxTenants) cache.delete(cache.keys().next().value!)
  return catalog
}

/** What is held in memory of the tenant's catalogue, if it is of that version. */
export function heldCatalog(tenantId: string, version: number, currency: string): Catalog | null {
  const catalog = cache.get(tenantId)
  return catalog?.version === version && catalog.currency === currency ? catalog : null
}

async function readAll(tx: Tx, currency: string): Promise<IndexedProduct[]> {
  const rows = await tx
    .selectFrom('productVariants as v')
    .innerJoin('products as p', (join) => join.onRef('p.tenantId', '=', 'v.tenantId').onRef('p.id', '=', 'v.productId'))
    .select(['v.sku', 'v.option', 'v.priceMinor', 'v.stock', 'v.imageId', 'p.name', 'p.category', 'p.description', 'p.imageUrl'])
    .select('p.imageId as productImageId')
    .orderBy('p.category')
    .orderBy('p.name')
    .orderBy('p.id')
    .orderBy('v.position')
    .execute()
  return rows.map((row) => ({
    sku: row.sku,
    name: row.name,
    variant: row.option || null,
    category: row.category,
    price: { amountMinor: Number(row.priceMinor), currency },
    stock: row.stock,
    description: row.description,
    imageUrl: row.imageUrl,
    imageId: row.imageId ?? row.productImageId,
  }))
}
