import type { Import } from '@salesboy/contract/catalog'
import { audit } from '#domains/identity/audit.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import { readTable } from '#domains/knowledge/parse/read-table.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Upload } from '#platform/http/serve.ts'
import { newId } from '#platform/ids.ts'
import { Problem } from '#platform/problem.ts'
import { cutBefore } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { bumpVersion } from '#platform/version.ts'
import { checkRoom } from '../save-product.ts'
import { type Listed, planImport, type Wanted } from './plan-import.ts'

type InTenant = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

const maxBytes = 10 * 1024 * 1024

/** What the file would change; stores nothing. */
export async function previewImport(upload: Upload, inTenant: InTenant): Promise<Import> {
  const table = await tableOf(upload)
  return inTenant(async (tx) => planImport(table, await readListed(tx), (await readTenant(tx)).currency).answer)
}

/** Creates and updates what the file says, in one transaction: a row that cannot be used is skipped, anything else wrong stores nothing. */
export async function importProducts(upload: Upload, inTenant: InTenant): Promise<Import> {
  const table = await tableOf(upload)
  return inTenant(async (tx) => {
    // Two imports at once would both find a product missing and make it twice.
    await tx.raw(`select pg_advisory_xact_lock(hashtextextended('catalog:' || $1, 0))`, [tx.tenantId])
    const { wanted, answer } = planImport(table, await readListed(tx), (await readTenant(tx)).currency)
    await checkRoom(tx, answer.created)
    await store(tx, wanted)
    if (wanted.length) {
      await bumpVersion(tx, 'catalog')
      const { created, updated, skipped } = answer
      await record(tx, 'catalog.imported', { summary: 'Products were imported', payload: { created, updated, skipped } })
    }
    await audit(tx, 'imported products', `file:${cutBefore(upload.fileName, 200)}`)
    return answer
  })
}

/** The table is read in a process of its own, outside any transaction. */
async function tableOf({ fileName, bytes }: Upload) {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    length += part.byteLength
    if (length > maxBytes)
      throw new Problem('too_large', 'A catalogue file has 10 MB at most. Take out pictures and old sheets, or split it.')
    parts.push(part)
  }
  const read = await readTable(Buffer.concat(parts), fileName)
  if ('problem' in read) throw new Problem('invalid', read.problem)
  return read.table
}

export async function readListed(tx: Tx): Promise<Listed[]> {
  const rows = await tx
    .selectFrom('productVariants as v')
    .innerJoin('products as p', (join) => join.onRef('p.tenantId', '=', 'v.tenantId').onRef('p.id', '=', 'v.productId'))
    .select(['v.id as variantId', 'v.productId', 'v.sku', 'v.option', 'v.priceMinor', 'v.stock'])
    .select(['p.name', 'p.category', 'p.description', 'p.imageUrl'])
    .orderBy(sql`lower(p.name)`)
    .orderBy('p.id')
    .orderBy('v.position')
    .execute()
  return rows.map((row) => ({ ...row, priceMinor: Number(row.priceMinor) }))
}

async function store(tx: Tx, wanted: Wanted[]) {
  const variants = wanted.map((want) => ({ ...want, variantId: want.before?.variantId ?? newId() }))
  const products = new Map<string, { id: string; want: Wanted }>()
  const placed = variants.map((want, position) => {
    const key = want.before?.productId ?? groupOf(want)
    const product = products.get(key) ?? { id: want.before?.productId ?? newId(), want }
    products.set(key, product)
    return { ...want, productId: product.id, position }
  })

  for (const part of batches([...products.values()]))
    await tx
      .insertInto('products')
      .values(part.map(({ id, want: { name, description, category, imageUrl } }) => ({ id, name, description, category, imageUrl })))
      .onConflict((conflict) =>
        conflict.columns(['tenantId', 'id']).doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          description: eb.ref('excluded.description'),
          category: eb.ref('excluded.category'),
          imageUrl: eb.ref('excluded.imageUrl'),
          updatedAt: sql`now()`,
        })),
      )
      .execute()
  for (const part of batches(placed))
    await tx
      .insertInto('productVariants')
      .values(
        part.map(({ variantId: id, productId, position, sku, option, priceMinor, stock }) => ({
          id,
          productId,
          position,
          sku,
          option,
          priceMinor,
          stock,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['tenantId', 'id']).doUpdateSet((eb) => ({
          option: eb.ref('excluded.option'),
          priceMinor: eb.ref('excluded.priceMinor'),
          stock: eb.ref('excluded.stock'),
        })),
      )
      .execute()
}

/** New rows of one name are one product when each says which variant it is; without that they are products of the same name. */
const groupOf = ({ name, category, option, sku }: Wanted) =>
  option ? `${words(name).join(' ')}|${words(category).join(' ')}` : `sku:${sku.toUpperCase()}`

const batches = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / 500) }, (_, at) => items.slice(at * 500, at * 500 + 500))
