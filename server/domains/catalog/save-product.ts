import type { Product, ProductInput } from '@salesboy/contract/catalog'
import { audit } from '#domains/identity/audit.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { bumpVersion } from '#platform/version.ts'
import { maxVariants, readProduct } from './product.ts'

export async function createProduct(tx: Tx, input: ProductInput): Promise<Product> {
  const id = newId()
  const { variants, ...product } = await checked(tx, input, id)
  await tx
    .insertInto('products')
    .values({ id, ...product })
    .execute()
  await saveVariants(tx, id, variants)
  await bumpVersion(tx, 'catalog')
  await record(tx, 'product.added', { summary: 'A product was added', payload: { productId: id } })
  await audit(tx, 'added a product', `product:${id}`)
  return readProduct(tx, id)
}

/** As the product shall be from now on: variants that are left out are gone. */
export async function changeProduct(tx: Tx, id: string, input: ProductInput): Promise<Product> {
  const known = await tx.selectFrom('products').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!known) throw notFound('product')
  const { variants, ...product } = await checked(tx, input, id)
  await tx
    .updateTable('products')
    .set({ ...product, updatedAt: new Date() })
    .where('id', '=', id)
    .execute()
  const kept = variants.flatMap((variant) => (variant.id ? [variant.id] : []))
  let gone = tx.deleteFrom('productVariants').where('productId', '=', id)
  if (kept.length) gone = gone.where('id', 'not in', kept)
  await gone.execute()
  await saveVariants(tx, id, variants)
  await bumpVersion(tx, 'catalog')
  await record(tx, 'product.changed', { summary: 'A product was changed', payload: { productId: id } })
  await audit(tx, 'changed a product', `product:${id}`)
  return readProduct(tx, id)
}

export async function deleteProduct(tx: Tx, id: string): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('products').where('id', '=', id).executeTakeFirst()
  if (!numDeletedRows) throw notFound('product')
  await bumpVersion(tx, 'catalog')
  await record(tx, 'product.deleted', { summary: 'A product was deleted', payload: { productId: id } })
  await audit(tx, 'deleted a product', `product:${id}`)
}

/** What only the database knows: the currency, photos that are ours, variants of this product, article numbers that are free. */
async function checked(tx: Tx, input: ProductInput, id: string): Promise<ProductInput> {
  const { variants } = input
  const { currency } = await readTenant(tx)
  const foreign = variants.findIndex(({ price }) => price.currency !== currency)
  if (foreign >= 0) {
    const message = `Your prices are in ${currency}. Convert this one first.`
    throw new Problem('invalid', message, { issues: [{ path: `variants.${foreign}.price`, message }] })
  }
  const skus = variants.map(({ sku }) => sku.toUpperCase())
  const twice = skus.find((sku, index) => skus.indexOf(sku) !== index)
  if (twice) throw new Problem('conflict', `Two variants have the article number ${twice}. Give each its own.`)

  const own = await tx.selectFrom('productVariants').select('id').where('productId', '=', id).execute()
  if (variants.some((variant) => variant.id && !own.some((known) => known.id === variant.id))) throw notFound('variant')

  const taken = await tx
    .selectFrom('productVariants')
    .select('sku')
    .where('productId', '!=', id)
    .where(sql<string>`upper(sku)`, 'in', skus)
    .executeTakeFirst()
  if (taken) throw new Problem('conflict', `Another product has the article number ${taken.sku}. Give this one its own.`)

  const imageIds = [...new Set([input.imageId, ...variants.map(({ imageId }) => imageId)].filter((image) => image !== null))]
  if (imageIds.length) {
    const found = await tx.selectFrom('files').select(['id', 'mimeType']).where('id', 'in', imageIds).execute()
    if (found.length < imageIds.length) throw notFound('photo')
    if (found.some(({ mimeType }) => !mimeType.startsWith('image/')))
      throw new Problem('unsupported', 'A photo is a JPG, PNG or WebP image. Upload one of these.')
  }
  await checkRoom(tx, variants.filter((variant) => !variant.id).length)
  return input
}

/** Throws a conflict when so many more would not fit. */
export async function checkRoom(tx: Tx, more: number) {
  const { count } = await tx
    .selectFrom('productVariants')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) + more > maxVariants)
    throw new Problem(
      'conflict',
      `A catalogue holds ${maxVariants.toLocaleString('en')} variants; this would make ${(Number(count) + more).toLocaleString('en')}. Delete what you no longer sell first.`,
    )
}

async function saveVariants(tx: Tx, productId: string, variants: ProductInput['variants']) {
  await tx
    .insertInto('productVariants')
    .values(
      variants.map(({ price, ...variant }, position) => ({
        ...variant,
        priceMinor: price.amountMinor,
        id: variant.id ?? newId(),
        productId,
        position,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'id']).doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        sku: eb.ref('excluded.sku'),
        option: eb.ref('excluded.option'),
        priceMinor: eb.ref('excluded.priceMinor'),
        stock: eb.ref('excluded.stock'),
        imageId: eb.ref('excluded.imageId'),
      })),
    )
    .execute()
}
