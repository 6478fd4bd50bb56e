import type { Product, ProductInput } from '@salesboy/contract/catalog'
import { inFigures, ofUnits } from '@salesboy/contract/money'
import { newKey } from '@/lib/api.ts'

/** A variant as it is typed: text until it is saved. */
export interface VariantDraft {
  key: string
  id?: string | undefined
  sku: string
  option: string
  price: string
  stock: string
  imageId: string | null
}

export interface ProductDraft {
  name: string
  description: string
  category: string
  imageId: string | null
  imageUrl: string | null
  variants: VariantDraft[]
}

export const emptyVariant = (): VariantDraft => ({ key: newKey(), sku: '', option: '', price: '', stock: '', imageId: null })

export function draftOf(product: Product | null): ProductDraft {
  if (!product) return { name: '', description: '', category: '', imageId: null, imageUrl: null, variants: [emptyVariant()] }
  const { name, description, category, imageId, imageUrl, variants } = product
  return {
    name,
    description,
    category,
    imageId,
    imageUrl,
    variants: variants.map((variant) => ({
      key: variant.id,
      id: variant.id,
      sku: variant.sku,
      option: variant.option,
      price: inFigures(variant.price),
      stock: variant.stock === null ? '' : String(variant.stock),
      imageId: variant.imageId,
    })),
  }
}

/** What the API takes. Prices and stock are numbers already: their inputs hold nothing else. */
export function inputOf({ variants, ...draft }: ProductDraft, currency: string): ProductInput {
  return {
    ...draft,
    variants: variants.map(({ key: _key, id, price, stock, ...variant }) => ({
      ...variant,
      ...(id ? { id } : {}),
      price: ofUnits(Number(price), currency),
      stock: stock === '' ? null : Number(stock),
    })),
  }
}
