import { inFigures } from '@salesboy/contract/money'
import { readTenant } from '#domains/identity/tenant.ts'
import type { Tx } from '#platform/db.ts'
import type { FileAnswer } from '#platform/http/serve.ts'
import { toCsv } from '#platform/text/csv.ts'
import { readListed } from './import/import-products.ts'

/** The whole catalogue as an import reads it. */
export async function exportProducts(tx: Tx): Promise<FileAnswer> {
  const { currency } = await readTenant(tx)
  const body = toCsv(
    ['SKU', 'Name', 'Option', 'Category', 'Price', 'Currency', 'Stock', 'Image', 'Description'],
    (await readListed(tx)).map(({ sku, name, option, category, priceMinor, stock, imageUrl, description }) => [
      sku,
      name,
      option,
      category,
      inFigures({ amountMinor: priceMinor, currency }),
      currency,
      stock,
      imageUrl,
      description,
    ]),
  )
  return { body, mimeType: 'text/csv; charset=utf-8', fileName: 'catalogue.csv', sizeBytes: body.length }
}
