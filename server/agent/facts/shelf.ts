import { inUnits } from '@salesboy/contract/money'
import { heldCatalog, loadCatalog } from '#domains/catalog/find-products.ts'
import { type IndexedProduct, type ProductFound, ProductIndex } from '#domains/catalog/search/product-index.ts'
import type { Item } from '#llms/offline/material.ts'
import { inTenant } from '#platform/db.ts'
import { rememberedOf } from '#platform/remembered.ts'
import type { Turn } from '../turn.ts'

/** The catalogue as a turn sees it. */
export interface Shelf {
  products: readonly IndexedProduct[]
  /** Best first; near-duplicates come together. */
  find(text: string, limit?: number): ProductFound[]
}

export async function openShelf({ tenantId, versions, business }: Turn): Promise<Shelf> {
  const held = versions && heldCatalog(tenantId, versions.catalog, business.currency)
  const { products, index } = held ?? (await inTenant(tenantId, loadCatalog))
  return { products, find: (text, limit) => index.find(text, limit) }
}

/** For whoever decides without a catalogue, or with a list held in memory. */
export function shelfOf(products: IndexedProduct[]): Shelf {
  const index = ProductIndex.from(products)
  return { products, find: (text, limit) => index.find(text, limit) }
}

/** A product as it is said, the same object each time. */
export const itemOf = rememberedOf(
  (product: IndexedProduct): Item => ({
    sku: product.sku,
    name: product.variant ? `${product.name}, ${product.variant}` : product.name,
    category: product.category,
    description: product.description,
    price: inUnits(product.price),
    stock: product.stock,
  }),
)
