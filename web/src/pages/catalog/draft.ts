import type { Product, ProductInput } from '@salesboy/contract/catalog'
import { minorDigits } from '@salesboy/contract/minor-digits'
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
  const { name, description, category, imageId, imageUrl, variants, currency } = product
  const digits = minorDigits(currency)
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
      price: (variant.priceMinor / 10 ** digits).toFixed(digits),
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
      priceMinor: Math.round(Number(price) * 10 ** minorDigits(currency)),
      stock: stock === '' ? null : Number(stock),
    })),
  }
}
