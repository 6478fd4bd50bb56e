import { minorDigits } from '@salesboy/contract/minor-digits'
import { heldCatalog, loadCatalog } from '#domains/catalog/find-products.ts'
import { type IndexedProduct, type ProductFound, ProductIndex } from '#domains/catalog/search/product-index.ts'
import type { Item } from '#llms/offline/material.ts'
import { inTenant } from '#platform/db.ts'
import { remembered, rememberedOf } from '#platform/remembered.ts'
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

/** What a product costs in main units: 24000 for ₦24,000.00. */
export function mainUnits({ priceMinor, currency }: IndexedProduct): number {
  return priceMinor / 10 ** digitsOf(currency)
}
const digitsOf = remembered(200, minorDigits)

/** A product as it is said, the same object each time. */
export const itemOf = rememberedOf(
  (product: IndexedProduct): Item => ({
    sku: product.sku,
    name: product.variant ? `${product.name}, ${product.variant}` : product.name,
    category: product.category,
    description: product.description,
    price: mainUnits(product),
    stock: product.stock,
  }),
)
