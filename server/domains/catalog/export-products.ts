import { minorDigits } from '@salesboy/contract/minor-digits'
import { readTenant } from '#domains/identity/tenant.ts'
import type { Tx } from '#platform/db.ts'
import type { FileAnswer } from '#platform/http/serve.ts'
import { readListed } from './import/import-products.ts'

/** The whole catalogue as an import reads it; a cell that a spreadsheet would run as a formula begins with an apostrophe. */
export async function exportProducts(tx: Tx): Promise<FileAnswer> {
  const { currency } = await readTenant(tx)
  const digits = minorDigits(currency)
  const lines = (await readListed(tx)).map(({ sku, name, option, category, priceMinor, stock, imageUrl, description }) =>
    [sku, name, option, category, (priceMinor / 10 ** digits).toFixed(digits), currency, stock ?? '', imageUrl ?? '', description]
      .map(cellOf)
      .join(','),
  )
  const header = 'SKU,Name,Option,Category,Price,Currency,Stock,Image,Description'
  // With a byte order mark Excel reads UTF-8.
  const body = Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}\r\n`)
  return { body, mimeType: 'text/csv; charset=utf-8', fileName: 'catalogue.csv', sizeBytes: body.length }
}

function cellOf(value: string | number): string {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
